import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { search } from "./generated/sdk.gen";

export type { HitView as Hit } from "./generated/types.gen";

const MOST = 8;

/** The best of what answers to the words, of every kind, misspellings included. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ["search", q],
    queryFn: async ({ signal }) =>
      (await search({ query: { q, limit: MOST }, signal, throwOnError: true })).data,
    enabled: q !== "",
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
}
