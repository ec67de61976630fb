import type { FormEvent } from "react";
import { forgetKey, type Provider, setKey, type Whose } from "../../api/providers";
import { useChange } from "./useChange";

interface Props {
  provider: Provider;
  isAdmin: boolean;
  onDone: () => void;
}

/** Where a key is entered, or forgotten. */
export function KeyForm({ provider: { name, title, key }, isAdmin, onDone }: Props) {
  const change = useChange();
  const finish = async (work: Promise<unknown>, said: string) => {
    if (await change(work, said)) onDone();
  };
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const whose: Whose = typed.has("everybody") ? "everybody" : "own";
    void finish(setKey(name, String(typed.get("key")), whose), `The key for ${title} is kept`);
  };
  const stored = key === "own" || (key === "everybody" && isAdmin) ? key : null;
  return (
    <form className="setform wrap" onSubmit={enter}>
      <label className="grow">
        <span className="vh">Key for {title}</span>
        <input
          className="inp"
          name="key"
          type="password"
          placeholder={key ? "A new key" : "The key"}
          autoComplete="off"
          spellCheck={false}
          required
        />
      </label>
      {isAdmin && (
        <label className="row tick">
          <input type="checkbox" name="everybody" />
          For everybody
        </label>
      )}
      <button type="submit" className="btn line">
        Keep it
      </button>
      {stored && (
        <button
          type="button"
          className="btn"
          onClick={() => void finish(forgetKey(name, stored), `The key for ${title} is forgotten`)}
        >
          {stored === "own" ? "Forget mine" : "Forget everybody's"}
        </button>
      )}
    </form>
  );
}
