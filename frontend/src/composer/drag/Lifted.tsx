import { CircleAlert, Plus, Repeat2 } from "lucide-react";
import type { Entity } from "../../api/entities";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { previewOf } from "../../library/picture/preview";
import type { Verdict } from "../state/rules";

const SIGNS = { add: Plus, replace: Repeat2, refuse: CircleAlert };

/** The card that hangs below the pointer while it is dragged. */
export function Lifted({ entity, verdict }: { entity: Entity; verdict: Verdict }) {
  const Sign = SIGNS[verdict.does];
  return (
    <div className="lift">
      <EntityPreviewImage
        entityType={entity.entity_type}
        entityId={entity.id}
        preview={previewOf(entity)}
        size="card"
        sizes="104px"
        still
      />
      <span className="mark blue lbl">
        <Sign className="i s12" aria-hidden />
        <span className="trunc">{entity.name}</span>
      </span>
    </div>
  );
}
