import { queryOptions } from "@tanstack/react-query";
import {
  createTokens,
  deleteOthersSessions,
  deleteSessions,
  deleteTokens,
  listSessions,
  listTokens,
} from "./generated/sdk.gen";
import type { MadeToken, SessionView, TokenView } from "./generated/types.gen";

export type { SessionView, TokenView };

/** Where the user is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: async ({ signal }) => (await listSessions({ signal, throwOnError: true })).data.items,
});

/** What the user's scripts get in by. */
export const tokensQuery = queryOptions({
  queryKey: ["account", "tokens"],
  queryFn: async ({ signal }) => (await listTokens({ signal, throwOnError: true })).data.items,
});

export async function endSession(id: string): Promise<void> {
  await deleteSessions({ path: { session_id: id }, throwOnError: true });
}

/** Signs out everywhere but here. */
export async function endOtherSessions(): Promise<void> {
  await deleteOthersSessions({ throwOnError: true });
}

/** Makes a token that holds for so many days; null: until it is revoked. */
export async function makeToken(name: string, days: number | null): Promise<MadeToken> {
  return (await createTokens({ body: { name, days }, throwOnError: true })).data;
}

export async function revokeToken(id: string): Promise<void> {
  await deleteTokens({ path: { token_id: id }, throwOnError: true });
}
