import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { meQuery } from "../api/auth";
import {
  disableUser,
  enableUser,
  makeUser,
  resetUser,
  type UserView,
  usersQuery,
} from "../api/users";
import { Confirm } from "../ui/Confirm";
import { sayDone, sayFailed } from "../ui/toast";
import { CopyField } from "./CopyField";
import { Rows } from "./Rows";
import { Section } from "./Section";
import { UserRow } from "./UserRow";

type Asking = { user: UserView; what: "disable" | "reset" };

/** What admins do with users. */
export function UsersPage() {
  const queries = useQueryClient();
  const [link, setLink] = useState<{ name: string; secret: string } | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const isAdmin = useQuery(meQuery).data?.is_admin;
  const attempt = async (doing: () => Promise<void>) => {
    try {
      await doing();
    } catch (error) {
      sayFailed(error);
    }
    await queries.invalidateQueries(usersQuery);
  };
  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    return attempt(async () => {
      const { user, link: secret } = await makeUser(
        String(typed.get("username")),
        typed.has("admin"),
      );
      if (secret) setLink({ name: user.username, secret });
      form.reset();
    });
  };
  const act = ({ user, what }: Asking) => {
    setAsking(null);
    return attempt(async () => {
      if (what === "reset") setLink({ name: user.username, secret: await resetUser(user.id) });
      else {
        await disableUser(user.id);
        sayDone(`Disabled ${user.username}`);
      }
    });
  };
  const enable = (user: UserView) =>
    attempt(async () => {
      await enableUser(user.id);
      sayDone(`Enabled ${user.username}`);
    });
  if (!isAdmin) return <p className="mut setnone">Only admins look after users.</p>;
  return (
    <Section
      title="Users"
      text="Each has a library of their own, which nobody else sees. Admins look after the users and the studio."
    >
      {link && (
        <CopyField
          key={link.secret}
          label={`The link for ${link.name}`}
          value={`${window.location.origin}/login#link=${link.secret}`}
          note={`Send it to ${link.name}: it works once, within 15 minutes, and is not shown again.`}
          onDone={() => setLink(null)}
        />
      )}
      <Rows query={usersQuery} label="Users" none="There is nobody.">
        {(user) => (
          <UserRow
            key={user.id}
            user={user}
            onAsk={(what) => setAsking({ user, what })}
            onEnable={() => void enable(user)}
          />
        )}
      </Rows>
      <form className="setform" onSubmit={(event) => void make(event)}>
        <label className="grow">
          <span className="vh">Username</span>
          <input
            className="inp"
            name="username"
            placeholder="Username"
            autoComplete="off"
            required
          />
        </label>
        <label className="row tick">
          <input type="checkbox" name="admin" />
          Admin
        </label>
        <button type="submit" className="btn line">
          Make a user
        </button>
      </form>
      {asking && (
        <Confirm
          {...words(asking)}
          keep="Leave it"
          onKeep={() => setAsking(null)}
          onAct={() => void act(asking)}
        />
      )}
    </Section>
  );
}

function words({ user: { username }, what }: Asking) {
  return what === "reset"
    ? {
        title: `Reset ${username}?`,
        text: "Their password is forgotten and they are signed out everywhere. They get in by a new link.",
        act: "Reset",
      }
    : {
        title: `Disable ${username}?`,
        text: "They are signed out everywhere and their tokens end for good. Their library stays.",
        act: "Disable",
      };
}
