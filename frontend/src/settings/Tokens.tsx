import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { makeToken, revokeToken, type TokenView, tokensQuery } from "../api/account";
import { Confirm } from "../ui/Confirm";
import { sayDone, sayFailed } from "../ui/toast";
import { ago } from "../ui/words";
import { CopyField } from "./CopyField";
import { Rows } from "./Rows";
import { Section } from "./Section";

/** What the user's scripts get in by. */
export function Tokens() {
  const queries = useQueryClient();
  const [value, setValue] = useState<string | null>(null);
  const [ending, setEnding] = useState<TokenView | null>(null);
  const changed = () => queries.invalidateQueries(tokensQuery);
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    try {
      const days = Number(typed.get("days")) || null;
      setValue((await makeToken(String(typed.get("name")), days)).value);
      form.reset();
      await changed();
    } catch (error) {
      sayFailed(error);
    }
  };
  const revoke = async (token: TokenView) => {
    setEnding(null);
    try {
      await revokeToken(token.id);
      sayDone(`Revoked ${token.name}`);
    } catch (error) {
      sayFailed(error);
    }
    await changed();
  };
  return (
    <Section title="Tokens" text="For scripts: they do whatever you may do, without your password.">
      {value && (
        <CopyField
          label="The new token"
          value={value}
          note="Copy it now: it is not shown again. Send it as Authorization: Bearer."
          onDone={() => setValue(null)}
        />
      )}
      <Rows query={tokensQuery} label="Tokens" none="There are none yet.">
        {(token) => (
          <li key={token.id} className="setrow">
            <KeyRound className="i" aria-hidden />
            <span className="grow">
              <span className="m trunc block">{token.name}</span>
              <span className="t12 mut trunc block">{usedAndUntil(token)}</span>
            </span>
            <button
              type="button"
              className="btn sm"
              aria-label={`Revoke ${token.name}`}
              onClick={() => setEnding(token)}
            >
              Revoke
            </button>
          </li>
        )}
      </Rows>
      <form className="setform" onSubmit={(event) => void make(event)}>
        <label className="grow">
          <span className="vh">What the token is for</span>
          <input className="inp" name="name" placeholder="What it is for" maxLength={80} required />
        </label>
        <label>
          <span className="vh">How long it holds</span>
          <select className="inp" name="days" defaultValue="90">
            <option value="30">30 days</option>
            <option value="90">90 days</option>
            <option value="365">A year</option>
            <option value="">Until revoked</option>
          </select>
        </label>
        <button type="submit" className="btn line">
          Make a token
        </button>
      </form>
      {ending && (
        <Confirm
          title={`Revoke ${ending.name}?`}
          text="Scripts that use it are refused at once. This cannot be undone."
          act="Revoke"
          keep="Keep it"
          onKeep={() => setEnding(null)}
          onAct={() => void revoke(ending)}
        />
      )}
    </Section>
  );
}

function usedAndUntil(token: TokenView): string {
  const used = token.last_used_at ? `used ${ago(token.last_used_at)}` : "never used";
  if (!token.expires_at) return `${used}, holds until revoked`;
  const end = new Date(token.expires_at);
  const day = end.toLocaleDateString("en-US", { day: "numeric", month: "short", year: "numeric" });
  return `${used}, ${end.getTime() > Date.now() ? "holds until" : "ended on"} ${day}`;
}
