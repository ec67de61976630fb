import { useDraggable } from "@dnd-kit/core";
import { Check } from "lucide-react";
import { memo } from "react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { previewOf } from "../../library/picture/preview";
import { fromLibrary, type Held } from "../drag/held";

interface Props {
  entity: Entity;
  kind: Kind;
  /** Where it is offered: the same one may stand in several places. */
  place: string;
  /** What a press does: "Add", "Replace". */
  deed: string;
  onStack: boolean;
  onPut: (entity: Entity) => void;
}

/** An entity that can be dragged to canvas or stack; pressed, it goes there by itself. */
export const ShelfCard = memo(function ShelfCard(props: Props) {
  const { entity, kind, place, deed, onStack, onPut } = props;
  const held: Held = { from: "library", entity };
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: fromLibrary(entity, place),
    data: held,
  });
  return (
    <button
      {...attributes}
      {...listeners}
      ref={setNodeRef}
      type="button"
      className={isDragging ? "shelfcard gone" : "shelfcard"}
      aria-label={onStack ? `${entity.name}, on the stack` : `${deed} ${entity.name}`}
      data-card
      title={entity.name}
      onClick={() => onPut(entity)}
    >
      <span className="hole">
        <EntityPreviewImage
          entityType={entity.entity_type}
          entityId={entity.id}
          preview={previewOf(entity)}
          standInIcon={kind.icon}
          size="card"
          sizes="84px"
          still
        />
        {onStack ? (
          <span className="mark ink here">
            <Check className="i s12" aria-hidden />
          </span>
        ) : (
          <span className="mark plain deed">{deed}</span>
        )}
      </span>
      <span className="trunc nm">{entity.name}</span>
    </button>
  );
});

/** A place whose entity is still on its way. */
export function BlankShelfCard() {
  return (
    <span className="shelfcard" aria-hidden="true">
      <span className="pic" />
      <span className="nm"> </span>
    </span>
  );
}
