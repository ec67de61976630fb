import { useId } from "react";
import type { Entity } from "../api/entities";
import type { TraitValue } from "../api/schema";
import type { Decision } from "../api/tools";
import { EntityPreviewImage } from "../library/picture/EntityPreviewImage";
import { previewOf } from "../library/picture/preview";
import { capitalized, readable, sentenceCase } from "../ui/words";
import { Crop } from "./Crop";
import { meanOf, Sureness } from "./Sureness";
import type { Reviewed } from "./useReview";

interface Props {
  each: Reviewed;
  number: number;
  image: Entity | undefined;
  open: boolean;
  onOpen: () => void;
  onAction: (action: Decision["action"]) => void;
  onName: (name: string) => void;
  onToggle: (trait: string) => void;
}

/** One thing that was found in a photo, and what is to become of it. */
export function ReviewRow(props: Props) {
  const { each, number, image, open, onOpen } = props;
  const { proposal, kind, action } = each;
  const sort = proposal.category ?? kind.title;
  const said = Object.values(proposal.traits)
    .flat()
    .filter((it) => typeof it === "string");
  const sure = meanOf(proposal.sureness);
  const classes = ["found", open ? "open" : "", action === "skip" ? "skip" : ""];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <div className="prop">
        <span className="no num">{number}</span>
        <Crop image={image} where={proposal.where} side={42} />
        <button type="button" className="propname" aria-expanded={open} onClick={onOpen}>
          <span className="nm trunc">{each.name}</span>
          <span className="t12 mut trunc">
            {[capitalized(readable(sentenceCase(sort))), ...said].slice(0, 5).join(" · ")}
            {sure !== null && <Sureness sure={sure} />}
          </span>
        </button>
        <Actions {...props} />
      </div>
      {open && action !== "skip" && <Detail {...props} />}
    </li>
  );
}

const ACTIONS: Decision["action"][] = ["create", "merge", "skip"];

function Actions({ each, onAction }: Props) {
  return (
    <fieldset className="seg">
      <legend className="vh">What becomes of {each.name}</legend>
      {ACTIONS.map((action) => (
        <button
          key={action}
          type="button"
          aria-pressed={each.action === action}
          disabled={action === "merge" && !each.like}
          onClick={() => onAction(action)}
        >
          {capitalized(action)}
        </button>
      ))}
    </fieldset>
  );
}

function Detail({ each, image, onName, onToggle }: Props) {
  const id = useId();
  const { like, action, proposal } = each;
  const traits = Object.entries(proposal.traits);
  if (action === "merge" && like) {
    return (
      <div className="pair">
        <figure>
          <Crop image={image} where={proposal.where} side={112} />
          <figcaption>In the photo</figcaption>
        </figure>
        <figure className="libpic">
          <EntityPreviewImage
            entityType={like.entity.entity_type}
            entityId={like.entity.id}
            preview={previewOf(like.entity)}
            standInIcon={each.kind.icon}
            size="card"
            still
          />
          <figcaption>
            {like.entity.name}, {Math.round(like.alike * 100)} % alike
          </figcaption>
        </figure>
        <table className="diff">
          <thead>
            <tr>
              <th>Field</th>
              <th>Photo</th>
              <th>Library</th>
            </tr>
          </thead>
          <tbody>
            {traits.map(([trait, value]) => (
              <tr key={trait}>
                <th>{capitalized(readable(trait))}</th>
                <Side on={each.taken.has(trait)} value={value} onPick={() => onToggle(trait)} />
                <Side
                  on={!each.taken.has(trait)}
                  value={like.entity.traits[trait]}
                  onPick={() => onToggle(trait)}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  return (
    <div className="foundform">
      <label className="lab" htmlFor={id}>
        Name
      </label>
      <input
        id={id}
        className="inp"
        maxLength={200}
        value={each.name}
        onChange={(event) => onName(event.target.value)}
      />
      <dl className="seen">
        {traits.map(([trait, value]) => (
          <div key={trait}>
            <dt>{capitalized(readable(trait))}</dt>
            <dd>
              {told(value)}
              {proposal.sureness[trait] !== undefined && (
                <Sureness sure={proposal.sureness[trait]} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Side({
  on,
  value,
  onPick,
}: {
  on: boolean;
  value: TraitValue | undefined;
  onPick: () => void;
}) {
  return (
    <td>
      <button
        type="button"
        className={on ? "pickd" : "gone"}
        aria-pressed={on}
        onClick={() => !on && onPick()}
      >
        {told(value) || "empty"}
      </button>
    </td>
  );
}

function told(value: TraitValue | undefined): string {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}
