import { queryOptions } from "@tanstack/react-query";
import { client } from "./generated/client.gen";
import type { UsedByAnyView, UsedByView } from "./generated/types.gen";
import { jsonBody } from "./transport";

export type { UsedByAnyView as UsedByAny, UseView as Use } from "./generated/types.gen";

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

/** What uses any of these entities. */
export async function fetchUsedByAny(slug: string, ids: string[]): Promise<UsedByAnyView> {
  const { data } = await client.post<{ 200: UsedByAnyView }, unknown, true>({
    ...jsonBody,
    url: "/api/{slug}/used-by",
    path: { slug },
    body: { ids },
  });
  return data;
}
