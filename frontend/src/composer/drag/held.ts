import type { Entity } from "../../api/entities";
import type { Key } from "../state/look";

/** What is being dragged: an entity from the library, or a layer of the stack. */
export type Held =
  | { from: "library"; entity: Entity }
  | { from: "stack"; entity: Entity; key: Key; order: number };

/** Where something may be dropped. */
export type Target = { on: "canvas" } | { on: "stack" } | { on: "layer"; key: Key; order: number };

/** The names of draggables and droppables, as dnd-kit wants them: strings. */
export const CANVAS = "on-canvas";
export const STACK = "on-stack";
export const onLayer = (key: Key) => `on-layer-${key}`;
export const fromStack = (key: Key) => `from-stack-${key}`;
/** The same entity may be offered in several places of the library. */
export const fromLibrary = (entity: Entity, place: string) => `from-${place}-${entity.id}`;

export function isHeld(data: unknown): data is Held {
  return typeof data === "object" && data !== null && "from" in data && "entity" in data;
}

export function isTarget(data: unknown): data is Target {
  return typeof data === "object" && data !== null && "on" in data;
}
