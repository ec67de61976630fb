import { Check } from "lucide-react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { readable } from "../../ui/words";
import { EntityPreviewImage } from "../picture/EntityPreviewImage";
import { previewOf } from "../picture/preview";

interface Props {
  entity: Entity;
  kind: Kind;
  /** Its place among the picked ones from 0; -1 where it is not picked. */
  place: number;
  /** The order counts. */
  numbered: boolean;
  onToggle: () => void;
}

/** An entity that can be picked: the whole card is one button. */
export function PickerCard({ entity, kind, place, numbered, onToggle }: Props) {
  const picked = place >= 0;
  return (
    <button
      type="button"
      className={picked ? "pickcard on" : "pickcard"}
      aria-pressed={picked}
      aria-label={entity.name}
      onClick={onToggle}
    >
      <EntityPreviewImage
        entityType={kind.entity_type}
        entityId={entity.id}
        preview={previewOf(entity)}
        standInIcon={kind.icon}
        size="card"
        sizes="132px"
        still
      />
      {picked && (
        <span className="pickmark num">
          {numbered ? place + 1 : <Check className="i s12" aria-hidden />}
        </span>
      )}
      <span className="trunc">{entity.name}</span>
      <span className="trunc t12 mut">{entity.category ? readable(entity.category) : " "}</span>
    </button>
  );
}
