import { queryOptions } from "@tanstack/react-query";
import { changePasswordAuth, loginAuth, logoutAuth, meAuth, redeemAuth } from "./generated/sdk.gen";
import type { Me } from "./generated/types.gen";

export type { Me };

/** Who is signed in. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => (await meAuth({ signal, throwOnError: true })).data,
  staleTime: Number.POSITIVE_INFINITY,
});

export async function signIn(username: string, password: string): Promise<Me> {
  return (await loginAuth({ body: { username, password }, throwOnError: true })).data;
}

/** Signs in by the secret of a link that works once. */
export async function redeemLink(link: string): Promise<Me> {
  return (await redeemAuth({ body: { link }, throwOnError: true })).data;
}

export async function signOut(): Promise<void> {
  await logoutAuth({ throwOnError: true });
}

/** Sets a new password; who has one already says it as `current`. */
export async function choosePassword(password: string, current: string | null): Promise<Me> {
  const body = { password, current_password: current };
  return (await changePasswordAuth({ body, throwOnError: true })).data;
}
