import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Entity } from "./entities";
import { client } from "./generated/client.gen";
import type { VersionsPage, VersionView } from "./generated/types.gen";
import type { Traits } from "./schema";

/** What an entity said, and since when; its traits are those that its kind had then. */
export type Version = Omit<VersionView, "traits"> & { traits: Traits };
type Page = Omit<VersionsPage, "items"> & { items: Version[] };

/** The history of an entity, newest first. */
export function versionsQuery(slug: string, id: string) {
  return infiniteQueryOptions({
    queryKey: ["entities", slug, "versions", id],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await client.get<{ 200: Page }, unknown, true>({
        url: "/api/{slug}/{id}/versions",
        path: { slug, id },
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      });
      return data;
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_before,
  });
}

/** An entity that says again what it said, and a sentence for each thing that is gone. */
export interface Restored {
  entity: Entity;
  dropped: string[];
}

export async function restoreVersion(slug: string, id: string, number: number): Promise<Restored> {
  const { data } = await client.post<{ 200: Restored }, unknown, true>({
    url: "/api/{slug}/{id}/versions/{number}/restore",
    path: { slug, id, number },
  });
  return data;
}
