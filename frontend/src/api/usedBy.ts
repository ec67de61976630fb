import { queryOptions } from "@tanstack/react-query";
import { client } from "./generated/client.gen";
import type { UsedByView } from "./generated/types.gen";

export type { UseView as Use } from "./generated/types.gen";

/** What uses an entity; with `entityType`, only what is of that type. */
export function usedByQuery(slug: string, id: string, entityType?: string) {
  return queryOptions({
    queryKey: ["entities", slug, "used-by", id, entityType ?? null],
    queryFn: async ({ signal }) => {
      const { data } = await client.get<{ 200: UsedByView }, unknown, true>({
        url: "/api/{slug}/{id}/used-by",
        path: { slug, id },
        query: entityType ? { entity_type: entityType, limit: 200 } : {},
        signal,
      });
      return data;
    },
    staleTime: 15_000,
  });
}
