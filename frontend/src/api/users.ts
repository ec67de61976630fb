import { queryOptions } from "@tanstack/react-query";
import { createUsers, disableUsers, enableUsers, listUsers, resetUsers } from "./generated/sdk.gen";
import type { MadeUser, UserView } from "./generated/types.gen";

export type { UserView };

/** Everybody, for admins. */
export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: async ({ signal }) => (await listUsers({ signal, throwOnError: true })).data.items,
});

/** Makes a user who gets in by a link that works once. */
export async function makeUser(username: string, isAdmin: boolean): Promise<MadeUser> {
  const body = { username, is_admin: isAdmin };
  return (await createUsers({ body, throwOnError: true })).data;
}

export async function disableUser(id: string): Promise<void> {
  await disableUsers({ path: { user_id: id }, throwOnError: true });
}

export async function enableUser(id: string): Promise<void> {
  await enableUsers({ path: { user_id: id }, throwOnError: true });
}

/** Forgets a user's password and sign-ins; the answer is the secret of a new link. */
export async function resetUser(id: string): Promise<string> {
  return (await resetUsers({ path: { user_id: id }, throwOnError: true })).data.link;
}
