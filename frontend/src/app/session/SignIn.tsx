import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { type Me, meQuery, signIn } from "../../api/auth";
import { Gate } from "./Gate";

interface Props {
  /** Who was signed in here until just now. */
  again?: string;
  onSignedIn: (me: Me) => void;
}

/** Asks for name and password. */
export function SignIn({ again = "", onSignedIn }: Props) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(again ? "#password" : "#username")?.focus();
  }, [again]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    setBusy(true);
    try {
      const me = await signIn(String(said.get("username")), String(said.get("password")));
      queries.setQueryData(meQuery.queryKey, me);
      onSignedIn(me);
    } catch (error) {
      setRefused(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Gate>
      <form ref={form} onSubmit={(event) => void submit(event)}>
        <div className="words">
          <h1 className="d32">Back to the bench</h1>
          <p className="mut2">
            {again
              ? "Your session has ended. Sign in to go on where you were."
              : "Your cast is where you left it."}
          </p>
        </div>
        <div>
          <label className="lab" htmlFor="username">
            Username
          </label>
          <input
            className="inp"
            id="username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={again}
            required
          />
        </div>
        <div>
          <label className="lab" htmlFor="password">
            Password
          </label>
          <input
            className="inp"
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            aria-describedby={refused ? "refused" : undefined}
            required
          />
        </div>
        {refused && (
          <p className="refusal t12" id="refused" role="alert">
            {refused}
          </p>
        )}
        <button type="submit" className="btn ink lg" disabled={busy}>
          Sign in
        </button>
        <p className="t12 mut">
          Lost the password? The terminal where Maquette runs can print a link that works once.
        </p>
      </form>
    </Gate>
  );
}
