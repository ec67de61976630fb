import { client } from "./generated/client.gen";
import type { Accepted, BulkOrder, UsedByAnyView } from "./generated/types.gen";

export type { Action, BulkOrder as Order } from "./generated/types.gen";
export type UsedByAny = UsedByAnyView;

/** Asks for one thing to be done to many entities, as one job. */
export async function requestBulk(slug: string, order: BulkOrder): Promise<Accepted> {
  const { data } = await client.post<{ 202: Accepted }, unknown, true>({
    headers: JSON_BODY,
    url: "/api/{slug}/bulk",
    path: { slug },
    body: order,
  });
  return data;
}

/** What uses any of these entities. */
export async function fetchUsedByAny(slug: string, ids: string[]): Promise<UsedByAny> {
  const { data } = await client.post<{ 200: UsedByAny }, unknown, true>({
    headers: JSON_BODY,
    url: "/api/{slug}/used-by",
    path: { slug },
    body: { ids },
  });
  return data;
}

const JSON_BODY = { "Content-Type": "application/json" };
