import type { FormEvent } from "react";
import { type Provider, setAddress } from "../../api/providers";
import { useChange } from "./useChange";

interface Props {
  provider: Provider;
  onDone: () => void;
}

/** Where an admin says where a provider is. */
export function AddressForm({ provider: { name, title, base_url, usual_url }, onDone }: Props) {
  const change = useChange();
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = String(new FormData(event.currentTarget).get("url")).trim() || null;
    const said = url ? `${title} is asked there from now on` : `${title} is where it usually is`;
    if (await change(setAddress(name, url), said)) onDone();
  };
  return (
    <form className="setform wrap" onSubmit={(event) => void enter(event)}>
      <label className="grow">
        <span className="vh">Address of {title}</span>
        <input
          className="inp"
          name="url"
          type="url"
          defaultValue={base_url ?? ""}
          placeholder={usual_url ?? "http://localhost:…"}
        />
      </label>
      <button type="submit" className="btn line">
        Use it
      </button>
    </form>
  );
}
