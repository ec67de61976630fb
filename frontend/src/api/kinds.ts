import { queryOptions } from "@tanstack/react-query";
import { listKinds } from "./generated/sdk.gen";
import type { KindView } from "./generated/types.gen";
import type { JsonSchema } from "./schema";

/** A type of entity, as the server declares it: all that the pages are built from. */
export type Kind = Omit<KindView, "traits_schema"> & { traits_schema: JsonSchema };

export const kindsQuery = queryOptions({
  queryKey: ["kinds"],
  queryFn: async ({ signal }): Promise<Kind[]> =>
    (await listKinds({ signal, throwOnError: true })).data.kinds,
  staleTime: 60_000,
});
