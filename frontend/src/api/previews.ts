import { queryOptions } from "@tanstack/react-query";
import { client } from "./generated/client.gen";
import { estimatePictures, optimizePictures, renderPictures } from "./generated/sdk.gen";
import type { Accepted, Which } from "./generated/types.gen";
import { jsonBody } from "./transport";

/** Which previews of a kind are drawn together. */
export type Due = Which;

/** A derivative that the server cuts from the full picture. */
export type Derivative = "small" | "card" | "medium";

/** Draws the entity with `model`, or with the one that previews are set to. */
export async function generatePreview(slug: string, id: string, model?: string): Promise<Accepted> {
  const { data } = await client.post<{ 202: Accepted }, unknown, true>({
    url: "/api/{slug}/{id}/generate-preview",
    path: { slug, id },
    body: model ? { model } : {},
    ...jsonBody,
  });
  return data;
}

/** Cuts the missing sizes of a picture that is there in full: the job's id, or null if none is. */
export async function cutSizes(
  entityType: string,
  entityId: string,
  size: Derivative,
): Promise<string | null> {
  const body = { entity_type: entityType, entity_id: entityId, size };
  const { data } = await optimizePictures({ body, throwOnError: true });
  return "job_id" in data ? data.job_id : null;
}

/** How many previews of a kind would be drawn, what that costs, and how long it takes. */
export function estimateQuery(entityType: string, which: Due) {
  return queryOptions({
    queryKey: ["estimate", entityType, which],
    queryFn: async ({ signal }) => {
      const query = { entity_type: entityType, which };
      return (await estimatePictures({ query, signal, throwOnError: true })).data;
    },
    staleTime: 0,
  });
}

/** Draws them as one job: its id, or null where all are up to date. */
export async function renderDue(entityType: string, which: Due): Promise<string | null> {
  const body = { entity_type: entityType, which };
  const { data } = await renderPictures({ body, throwOnError: true });
  return "job_id" in data ? data.job_id : null;
}
