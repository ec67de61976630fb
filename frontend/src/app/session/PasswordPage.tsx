import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { choosePassword, type Me, meQuery } from "../../api/auth";
import { useTitle } from "../useTitle";
import { Gate } from "./Gate";

/** Chooses the password that signs in from now on. */
export function PasswordPage({ me, next }: { me: Me; next: string }) {
  useTitle("Choose a password");
  const router = useRouter();
  const queries = useQueryClient();
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    if (password !== form.get("again")) {
      setRefused("The two passwords differ. Type the second one again.");
      return;
    }
    setBusy(true);
    try {
      const current = form.get("current");
      const now = await choosePassword(password, current === null ? null : String(current));
      queries.setQueryData(meQuery.queryKey, now);
      router.history.replace(me.has_password ? next : "/welcome");
    } catch (error) {
      setRefused(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Gate>
      <form onSubmit={(event) => void submit(event)}>
        <div className="words">
          <h1 className="d32">Choose a password</h1>
          <p className="mut2">It opens the studio from now on, {me.username}.</p>
        </div>
        <input name="username" autoComplete="username" value={me.username} readOnly hidden />
        {me.has_password && (
          <Secret id="current" label="Password until now" autoComplete="current-password" />
        )}
        <Secret id="password" label="Password" autoComplete="new-password" />
        <Secret id="again" label="The same again" autoComplete="new-password" />
        {refused && (
          <p className="refusal t12" role="alert">
            {refused}
          </p>
        )}
        <button type="submit" className="btn ink lg" disabled={busy}>
          Keep this password
        </button>
        {!me.has_password && (
          <button type="button" className="btn" onClick={() => router.history.replace("/welcome")}>
            Later
          </button>
        )}
      </form>
    </Gate>
  );
}

function Secret({ id, label, autoComplete }: { id: string; label: string; autoComplete: string }) {
  return (
    <div>
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <input
        className="inp"
        id={id}
        name={id}
        type="password"
        autoComplete={autoComplete}
        required
      />
    </div>
  );
}
