import { client } from "./generated/client.gen";
import type { Accepted, BulkOrder } from "./generated/types.gen";
import { jsonBody } from "./transport";

export type { Action, BulkOrder as Order } from "./generated/types.gen";

/** Asks for one thing to be done to many entities, as one job. */
export async function requestBulk(slug: string, order: BulkOrder): Promise<Accepted> {
  const { data } = await client.post<{ 202: Accepted }, unknown, true>({
    ...jsonBody,
    url: "/api/{slug}/bulk",
    path: { slug },
    body: order,
  });
  return data;
}
