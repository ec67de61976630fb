import clsx from "clsx";
import type { Layer } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import { nounOf } from "../../library/kinds";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { Glyph } from "../../ui/Glyph";
import { useComposer } from "../Composer";
import { useDragging } from "../drag/DragRoom";
import { LayerPopover } from "./LayerPopover";
import { useLayer } from "./useLayer";
import { useLayerKeys } from "./useLayerKeys";

/** What the stack stands on: its base, or words that there is none. */
export function BasePlinth() {
  const { look, kinds, rules } = useComposer();
  const dragging = useDragging();
  const isBase = (type: string) => rules.get(type)?.stacking === "base";
  const base = look.recipe.layers.find((layer) => isBase(layer.entity_type));
  const kind = kinds.find((each) => each.layer?.stacking === "base");
  if (!kind) return null;
  const coming = dragging?.over && isBase(dragging.held.entity.entity_type) ? dragging.words : null;
  return (
    <div className={clsx("base", coming && "slotted")}>
      {base ? (
        <Based layer={base} kind={kind} coming={coming} />
      ) : (
        <>
          <span className="th stand">
            <Glyph name={kind.glyph} fallback={kind.icon} className="s24" />
          </span>
          <div className="grow">
            <p className="d18">{coming ?? "No base"}</p>
            <p className="t12 mut2">Drawn on a mannequin. Drop a {nounOf(kind)} here.</p>
          </div>
        </>
      )}
    </div>
  );
}

function Based({ layer, kind, coming }: { layer: Layer; kind: Kind; coming: string | null }) {
  const { key, entity, name, preview } = useLayer(layer);
  const onKeyDown = useLayerKeys(layer, entity);
  return (
    <>
      <button
        type="button"
        className="face"
        aria-label={`Base: ${name}`}
        data-layer={key}
        onKeyDown={onKeyDown}
      >
        <span className="th">
          <EntityPreviewImage
            entityType={layer.entity_type}
            entityId={layer.entity_id}
            preview={preview}
            size="card"
            sizes="60px"
            still
          />
        </span>
        <span className="grow">
          <span className="d18 trunc">{coming ?? `Base: ${name}`}</span>
          <span className="t12 mut2 trunc">Drop a {nounOf(kind)} to replace</span>
        </span>
      </button>
      <LayerPopover layer={layer} kind={kind} />
    </>
  );
}
