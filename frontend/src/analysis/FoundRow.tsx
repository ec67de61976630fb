import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { type FormEvent, useId, useMemo } from "react";
import type { Entity } from "../api/entities";
import type { TraitValue } from "../api/schema";
import { useEntityActions } from "../library/actions";
import { type Place, valueAt } from "../library/form/draft";
import { TraitsForm } from "../library/form/TraitsForm";
import { usePrice } from "../library/models";
import { capitalized, readable, sentenceCase } from "../ui/words";
import { Crop } from "./Crop";
import { meanOf, Sureness } from "./Sureness";
import type { Found } from "./useFound";

interface Props {
  found: Found;
  number: number;
  image: Entity | undefined;
  open: boolean;
  onOpen: () => void;
  set: (place: Place, value: TraitValue) => void;
  save: () => Promise<Entity | null>;
  saving: boolean;
}

/** One thing that was found: a line, which opens to a new entity's form, filled in. */
export function FoundRow({ found, number, image, open, onOpen, set, save, saving }: Props) {
  const { proposal, kind, draft, saved, refused } = found;
  const title = sentenceCase(kind.title);
  const sort = proposal.category ? capitalized(readable(proposal.category)) : title;
  const said = Object.values(draft.traits)
    .flat()
    .filter((each) => typeof each === "string");
  const sure = meanOf(proposal.sureness);
  return (
    <li className={open && !saved ? "found open" : "found"}>
      <div className="prop">
        <span className="no num">{number}</span>
        <Crop image={image} where={proposal.where} side={42} />
        <button
          type="button"
          className="propname"
          aria-expanded={saved ? undefined : open}
          disabled={saved !== null}
          onClick={onOpen}
        >
          <span className="nm trunc">{saved?.name ?? draft.name}</span>
          <span className="t12 mut trunc">
            {[sort, ...said].slice(0, 5).join(" · ")}
            {sure !== null && <Sureness sure={sure} />}
          </span>
        </button>
        {saved ? (
          <span className="row t12">
            <Check className="i s14" aria-hidden /> Saved
            <Link
              to="/entities/$slug/$id"
              params={{ slug: kind.slug, id: saved.id }}
              className="link"
              aria-label={`Open ${saved.name}`}
            >
              Open
            </Link>
          </span>
        ) : (
          !open && (
            <button
              type="button"
              className="btn line sm"
              disabled={saving}
              aria-label={`Save ${draft.name}`}
              onClick={() => void save()}
            >
              Save
            </button>
          )
        )}
      </div>
      {!saved && refused && !open && (
        <p className="refusal t12 proprefusal" role="alert">
          {refused.message}
        </p>
      )}
      {open && !saved && (
        <FoundForm found={found} title={title} set={set} save={save} saving={saving} />
      )}
    </li>
  );
}

function FoundForm({
  found,
  title,
  set,
  save,
  saving,
}: Pick<Props, "found" | "set" | "save" | "saving"> & { title: string }) {
  const { kind, draft, refused } = found;
  const id = useId();
  const actions = useEntityActions(kind);
  const cost = usePrice();
  const changed = useMemo(() => new Set<string>(), []);
  const nameRefused = refused?.field === "name" ? refused.message : null;
  const preview = async () => {
    const entity = await save();
    if (entity) await actions.generate(entity);
  };
  const parts = Object.values(found.proposal.uses).flat().length;
  return (
    <form
      className="foundform"
      aria-label={`New ${kind.title.toLowerCase()}`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="fld">
        <label className={nameRefused ? "lab refused" : "lab"} htmlFor={id}>
          {title} name
        </label>
        <input
          id={id}
          className="inp"
          required
          maxLength={200}
          aria-invalid={nameRefused ? true : undefined}
          aria-describedby={nameRefused ? `${id}-refusal` : undefined}
          value={String(valueAt(draft, "name") ?? "")}
          onChange={(event) => set("name", event.target.value)}
        />
        {nameRefused && (
          <p className="refusal t12" id={`${id}-refusal`}>
            {nameRefused}
          </p>
        )}
      </div>
      <TraitsForm kind={kind} draft={draft} changed={changed} set={set} refused={refused} />
      {parts > 0 && (
        <p className="t12 mut">
          Saving this saves {parts === 1 ? "the one thing" : `the ${parts} things`} it is made of.
        </p>
      )}
      <div className="row foundacts">
        <button type="submit" className="btn ink" disabled={saving || !draft.name.trim()}>
          Save
        </button>
        {kind.preview === "render" && (
          <button
            type="button"
            className="btn line"
            disabled={saving || !draft.name.trim()}
            onClick={() => void preview()}
          >
            Save and preview <span className="cost">{cost}</span>
          </button>
        )}
      </div>
    </form>
  );
}
