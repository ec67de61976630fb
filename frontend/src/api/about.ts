import { queryOptions } from "@tanstack/react-query";
import { getAbout } from "./generated/sdk.gen";

export type { Credit } from "./generated/types.gen";

/** Which Maquette this is; it stays the same as long as the server runs. */
export const aboutQuery = queryOptions({
  queryKey: ["about"],
  queryFn: async ({ signal }) => (await getAbout({ signal, throwOnError: true })).data,
  staleTime: Number.POSITIVE_INFINITY,
});
