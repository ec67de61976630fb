import type { KeyboardEvent } from "react";
import type { Entity } from "../../api/entities";
import type { Layer } from "../../api/generating";
import { useComposer } from "../Composer";
import { useDragging } from "../drag/DragRoom";
import { keyOf } from "../state/look";
import { useMoves } from "./useMoves";
import { useSwap } from "./useSwap";

/** What keys do on a layer's row; "up" is towards the top of the picture. */
export function useLayerKeys(layer: Layer, entity: Entity | undefined) {
  const { act } = useComposer();
  const dragging = useDragging();
  const swap = useSwap();
  const { up, down } = useMoves(layer);
  return (event: KeyboardEvent<HTMLElement>) => {
    if (dragging || event.ctrlKey || event.metaKey) return;
    const vertical = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const sideways = { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key];
    if (event.altKey && vertical) (vertical < 0 ? up : down)?.();
    else if (event.altKey) return;
    else if (sideways && entity) swap(keyOf(layer), entity, sideways);
    else if (vertical) goTo(event.currentTarget, vertical);
    else if (event.key === "Delete" || event.key === "Backspace") {
      goTo(event.currentTarget, 1) || goTo(event.currentTarget, -1);
      act({ type: "remove", key: keyOf(layer) });
    } else return;
    event.preventDefault();
  };
}

/** Moves the focus to the next row; whether there is one. */
function goTo(from: HTMLElement, by: number): boolean {
  const rows = [...(from.closest(".stk")?.querySelectorAll<HTMLElement>("[data-layer]") ?? [])];
  const next = rows[rows.indexOf(from) + by];
  next?.focus();
  return next !== undefined;
}
