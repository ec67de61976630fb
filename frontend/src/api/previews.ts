import { client } from "./generated/client.gen";
import { optimizePictures } from "./generated/sdk.gen";
import type { Accepted } from "./generated/types.gen";

/** A derivative that the server cuts from the full picture. */
export type Derivative = "small" | "card" | "medium";

/** Draws the entity with `model`, or with the one that previews are set to. */
export async function generatePreview(slug: string, id: string, model?: string): Promise<Accepted> {
  const { data } = await client.post<{ 202: Accepted }, unknown, true>({
    url: "/api/{slug}/{id}/generate-preview",
    path: { slug, id },
    body: model ? { model } : {},
    headers: { "Content-Type": "application/json" },
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
