import { Dialog } from "radix-ui";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { SearchField } from "../../ui/SearchField";
import { Unread } from "../../ui/Unread";
import { count } from "../../ui/words";
import { nounOf, pluralOf } from "../kinds";
import { PickerCard } from "./PickerCard";
import { usePickable } from "./usePickable";
import "../../ui/floating.css";
import "./picker.css";

interface Props {
  kind: Kind;
  /** Several, in the order in which they are picked. */
  many: boolean;
  /** The ids of those that are picked already. */
  value: string[];
  /** Which of them are offered; all of them where nothing is said. */
  fits?: (entity: Entity) => boolean;
  onPick: (ids: string[]) => void;
  onClose: () => void;
}

/**
 * Picks entities of a kind from picture cards. One is taken at once; several are toggled and then
 * taken together. The arrows go from card to card, Enter picks, Escape leaves all as it was.
 */
export default function EntityPicker({ kind, many, value, fits, onPick, onClose }: Props) {
  const [q, setQ] = useState("");
  const [picked, setPicked] = useState(value);
  const grid = useRef<HTMLUListElement>(null);
  const { entities: found, total, error, more, refetch } = usePickable(kind.slug, q);
  const entities = fits ? found.filter(fits) : found;
  const none = total !== undefined && entities.length === 0 && !more;
  const nouns = pluralOf(kind).toLowerCase();

  const take = (ids: string[]) => {
    onPick(ids);
    onClose();
  };
  const toggle = (id: string) => {
    if (!many) take([id]);
    else if (picked.includes(id)) setPicked(picked.filter((each) => each !== id));
    else setPicked([...picked, id]);
  };
  const onArrow = (event: KeyboardEvent) => {
    const cards = [...(grid.current?.querySelectorAll("button") ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? cards.indexOf(focused) : -1;
    const inText = at < 0;
    const columns = cards.filter((card) => card.offsetTop === cards[0]?.offsetTop).length || 1;
    const steps: Record<string, number> = inText
      ? { ArrowDown: 1 }
      : { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (at + step < 0) event.currentTarget.querySelector("input")?.focus();
    else cards[Math.min(at + step, cards.length - 1)]?.focus();
  };

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop picker" onKeyDown={onArrow} aria-describedby={undefined}>
          <div className="row pickhead">
            <Dialog.Title className="d18">Pick {many ? nouns : nounOf(kind)}</Dialog.Title>
            <span className="grow" />
            <SearchField value={q} label={`Search ${nouns}`} onChange={setQ} autoFocus />
          </div>
          <div className="pickbody">
            {error && <Unread error={error} retry={refetch} />}
            {none && (
              <p className="mut picknone">
                {q ? `No ${nounOf(kind)} is like “${q}”.` : `You have no ${nouns} yet.`}
              </p>
            )}
            <ul className="pickgrid" ref={grid} aria-label={pluralOf(kind)}>
              {entities.map((entity) => (
                <li key={entity.id}>
                  <PickerCard
                    entity={entity}
                    kind={kind}
                    place={picked.indexOf(entity.id)}
                    numbered={many}
                    onToggle={() => toggle(entity.id)}
                  />
                </li>
              ))}
            </ul>
            {more && (
              <button type="button" className="btn line" onClick={more}>
                Show more
              </button>
            )}
          </div>
          <div className="row pickfoot">
            <span className="mut t12" role="status">
              {many && picked.length > 0 ? `${count(picked.length)} picked` : ""}
            </span>
            <span className="grow" />
            <Dialog.Close className="btn">Cancel</Dialog.Close>
            {many && (
              <button type="button" className="btn ink" onClick={() => take(picked)}>
                Done
              </button>
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
