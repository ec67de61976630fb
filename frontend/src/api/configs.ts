import { queryOptions } from "@tanstack/react-query";
import type { Entity } from "./entities";
import { client } from "./generated/client.gen";
import type { Accepted, ConfigsView, Impact } from "./generated/types.gen";
import { jsonBody } from "./transport";

export type { ConfigView as Config } from "./generated/types.gen";

/** The config that an entity names, and its owner's default for its kind. */
export function configsQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ["entities", slug, "config", id],
    queryFn: async ({ signal }) => {
      const { data } = await client.get<{ 200: ConfigsView }, unknown, true>({
        ...at("config", slug, id),
        signal,
      });
      return data;
    },
    staleTime: 15_000,
  });
}

/** How many previews a change of a config would make stale. */
export function impactQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ["entities", slug, "impact", id],
    queryFn: async ({ signal }) => {
      const { data } = await client.get<{ 200: Impact }, unknown, true>({
        ...at("impact", slug, id),
        signal,
      });
      return data;
    },
  });
}

/** Lets an entity be shown by a config; null: by its owner's default. */
export async function chooseConfig(
  slug: string,
  id: string,
  config: string | null,
): Promise<Entity> {
  const { data } = await client.put<{ 200: Entity }, unknown, true>({
    ...at("config", slug, id),
    ...jsonBody,
    body: { config_id: config },
  });
  return data;
}

/** Draws an entity by a config, only to look at it. */
export async function testRender(slug: string, id: string, config: string): Promise<Accepted> {
  const { data } = await client.post<{ 202: Accepted }, unknown, true>({
    ...at("test-render", slug, id),
    ...jsonBody,
    body: { config_id: config },
  });
  return data;
}

function at(what: string, slug: string, id: string) {
  return { url: `/api/{slug}/{id}/${what}`, path: { slug, id } };
}
