import { queryOptions } from "@tanstack/react-query";
import { listModels } from "./generated/sdk.gen";
import type { ModelView } from "./generated/types.gen";

/** A model that can be asked for something; a price of null is not known, 0 is free. */
export type Model = ModelView;

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: async ({ signal }) => (await listModels({ signal, throwOnError: true })).data,
  staleTime: 60_000,
});
