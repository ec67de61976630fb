import { X } from "lucide-react";
import type { Kind } from "../../api/kinds";
import { count } from "../../ui/words";
import { type Item, many } from "./deeds";

/** So many are told one by one. */
const TOLD = 4;

/** Why something could not be done to some; these stay selected. */
export function Failures({
  kind,
  items,
  onClose,
}: {
  kind: Kind;
  items: Item[];
  onClose: () => void;
}) {
  return (
    <div className="pop failures" role="alert">
      <div className="row">
        <strong className="grow m">{many(kind, items.length)} could not be changed</strong>
        <button type="button" className="btn icon xs" aria-label="Close" onClick={onClose}>
          <X className="i s14" aria-hidden />
        </button>
      </div>
      <ul>
        {items.slice(0, TOLD).map((item) => (
          <li key={item.id}>
            <span className="m">{item.name}</span> <span className="red">{item.message}</span>
          </li>
        ))}
      </ul>
      {items.length > TOLD && <p className="mut">and {count(items.length - TOLD)} more</p>}
    </div>
  );
}
