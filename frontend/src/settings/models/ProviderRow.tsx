import { useState } from "react";
import type { Job } from "../../api/jobs";
import { type Provider, testProvider } from "../../api/providers";
import { isFinished } from "../../api/stream/message";
import { useTrack } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";
import { AddressForm } from "./AddressForm";
import { KeyForm } from "./KeyForm";

interface Props {
  provider: Provider;
  /** Its last test. */
  test: Job | undefined;
  isAdmin: boolean;
}

/** A provider: whether it is set up, what it said last, and what can be done. */
export function ProviderRow({ provider, test, isAdmin }: Props) {
  const [open, setOpen] = useState<"key" | "address" | null>(null);
  const track = useTrack();
  const { name, title, ready, base_url_fixed: fixed } = provider;
  const toggle = (what: "key" | "address") => setOpen(open === what ? null : what);
  const testing = test !== undefined && !isFinished(test);
  const start = () => testProvider(name).then(track).catch(sayFailed);
  return (
    <li className="provider">
      <div className="setrow">
        <span className={ready ? "lamp on" : "lamp"} aria-hidden="true" />
        <span className="grow">
          <span className="m trunc block">{title}</span>
          <span className={provider.lost ? "t12 red block" : "t12 mut block"}>
            {state(provider)}
          </span>
        </span>
        <button
          type="button"
          className="btn sm"
          aria-label={`Test ${title}`}
          disabled={!ready || testing}
          onClick={() => void start()}
        >
          {testing ? "Testing…" : "Test"}
        </button>
        {isAdmin && !fixed && (
          <button
            type="button"
            className="btn sm"
            aria-label={`Address of ${title}`}
            aria-expanded={open === "address"}
            onClick={() => toggle("address")}
          >
            Address
          </button>
        )}
        <button
          type="button"
          className="btn line sm"
          aria-label={`Key for ${title}`}
          aria-expanded={open === "key"}
          onClick={() => toggle("key")}
        >
          Key
        </button>
      </div>
      {test && isFinished(test) && <Verdict test={test} />}
      {open === "key" && (
        <KeyForm provider={provider} isAdmin={isAdmin} onDone={() => setOpen(null)} />
      )}
      {open === "address" && <AddressForm provider={provider} onDone={() => setOpen(null)} />}
    </li>
  );
}

function Verdict({ test }: { test: Job }) {
  const { error, result } = test;
  return (
    <p className={error ? "verdict red" : "verdict"} role="status">
      {error ? error.message : String(result?.verdict ?? "The test was called off.")}
    </p>
  );
}

/** Where its key comes from and where it is asked, or what it lacks. */
function state({ ready, key, lost, needs_key, base_url, usual_url }: Provider): string {
  if (lost) return "Its key cannot be read any more: enter it again.";
  const keys = {
    variable: "Key set by a variable",
    own: "Your own key",
    everybody: "Everybody's key",
  };
  const said = key ? keys[key] : needs_key ? "No key yet" : "No key needed";
  if (!ready && !base_url && !usual_url) return "Nobody has said yet where it is.";
  return base_url ? `${said} · ${base_url}` : said;
}
