import type { KeyboardEvent } from "react";
import type { Kind } from "../../api/kinds";
import { pluralOf } from "../../library/kinds";
import { Glyph } from "../../ui/Glyph";
import { count } from "../../ui/words";

interface Props {
  kinds: Kind[];
  chosen: Kind;
  /** What the tabs show, by its id. */
  panel: string;
  onChoose: (kind: Kind) => void;
}

/** A tab for each kind that can be layered, with how many there are; arrow keys go along. */
export function KindTabs({ kinds, chosen, panel, onChoose }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = (kinds.indexOf(chosen) + by + kinds.length) % kinds.length;
    const next = kinds[at];
    if (!next) return;
    onChoose(next);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[at]?.focus();
  };
  return (
    <div className="kinds" role="tablist" aria-label="Kinds" onKeyDown={onKeyDown}>
      {kinds.map((kind) => (
        <button
          key={kind.slug}
          type="button"
          role="tab"
          aria-selected={kind === chosen}
          aria-controls={panel}
          aria-label={`${pluralOf(kind)}, ${count(kind.count)}`}
          tabIndex={kind === chosen ? 0 : -1}
          title={pluralOf(kind)}
          onClick={() => onChoose(kind)}
        >
          <Glyph name={kind.glyph} fallback={kind.icon} />
          <span className="num">{count(kind.count)}</span>
        </button>
      ))}
    </div>
  );
}
