import { useDraggable, useDroppable } from "@dnd-kit/core";
import clsx from "clsx";
import { ChevronLeft, ChevronRight, Eye, EyeOff, Pin } from "lucide-react";
import type { Layer } from "../../api/generating";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { useComposer } from "../Composer";
import { useDragging } from "../drag/DragRoom";
import { fromStack, type Held, onLayer, type Target } from "../drag/held";
import { orderOf } from "../state/rules";
import { LayerPopover } from "./LayerPopover";
import { useLayer } from "./useLayer";
import { useLayerKeys } from "./useLayerKeys";
import { useSwap } from "./useSwap";

/** A layer of the stack. Arrow keys swap it through its kind, Alt and arrows move it. */
export function LayerRow({ layer }: { layer: Layer }) {
  const { rules, act } = useComposer();
  const { key, kind, entity, name, sort, preview, pinned } = useLayer(layer);
  const dragging = useDragging();
  const swap = useSwap();
  const onKeyDown = useLayerKeys(layer, entity);
  const order = orderOf(layer, rules);

  const held: Held | null = entity ? { from: "stack", entity, key, order } : null;
  const drag = useDraggable({
    id: fromStack(key),
    disabled: held === null,
    ...(held && { data: held }),
  });
  const target: Target = { on: "layer", key, order };
  const stacks = rules.get(layer.entity_type)?.stacking === "add";
  const of = dragging?.held.entity.entity_type;
  const fits = stacks && of !== undefined && rules.get(of)?.order === order;
  const drop = useDroppable({ id: onLayer(key), data: target, disabled: !fits });
  const replaced =
    dragging?.over && dragging.verdict.does === "replace" && dragging.verdict.key === key;
  const landing =
    dragging?.held.from === "stack" && dragging.over?.on === "layer" && dragging.over.key === key;

  return (
    <li
      ref={drop.setNodeRef}
      className={clsx(
        "layer",
        !layer.enabled && "off",
        drag.isDragging && "gone",
        (replaced || landing) && "slotted",
      )}
    >
      <button
        {...drag.attributes}
        {...drag.listeners}
        ref={drag.setNodeRef}
        type="button"
        className="face"
        aria-label={`${name}, ${sort}`}
        data-layer={key}
        onKeyDown={(event) => {
          onKeyDown(event);
          if (!event.defaultPrevented) drag.listeners?.onKeyDown?.(event);
        }}
      >
        <span className="th">
          <EntityPreviewImage
            entityType={layer.entity_type}
            entityId={layer.entity_id}
            preview={preview}
            size="small"
            still
          />
        </span>
        <span className="grow">
          <span className="n trunc">{replaced ? dragging.words : name}</span>
          <span className="k trunc">{sort}</span>
        </span>
      </button>
      {pinned && <Pin className="i s12 pinned" aria-label="Pinned" />}
      {layer.weight !== 1 && (
        <span className="t12 mut num weight">{Math.round(layer.weight * 100)} %</span>
      )}
      <span className="swaps">
        {([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            className="btn icon xs"
            aria-label={`Swap ${name} for the ${by < 0 ? "one before" : "next one"}`}
            disabled={!entity}
            onClick={() => entity && swap(key, entity, by)}
          >
            {by < 0 ? (
              <ChevronLeft className="i s14" aria-hidden />
            ) : (
              <ChevronRight className="i s14" aria-hidden />
            )}
          </button>
        ))}
      </span>
      {kind && <LayerPopover layer={layer} kind={kind} />}
      <button
        type="button"
        className="btn icon xs eye"
        aria-label={layer.enabled ? `Hide ${name}` : `Show ${name}`}
        onClick={() => act({ type: "show", key, enabled: !layer.enabled })}
      >
        {layer.enabled ? (
          <Eye className="i s14" aria-hidden />
        ) : (
          <EyeOff className="i s14" aria-hidden />
        )}
      </button>
    </li>
  );
}
