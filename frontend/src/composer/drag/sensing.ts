import {
  type CollisionDetection,
  closestCenter,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { isTarget } from "./held";

/**
 * How things are picked up: by mouse after a few pixels, by a finger that rests, so that one can
 * scroll, or with Space. Enter stays what it is on any button.
 */
export function useDragSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: nextTarget,
      scrollBehavior: "auto",
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc, KeyboardCode.Tab],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );
}

const BACK: string[] = [KeyboardCode.Left, KeyboardCode.Up];
const ON: string[] = [KeyboardCode.Right, KeyboardCode.Down];

/** The arrows go from one place to drop at to the next. */
const nextTarget: KeyboardCoordinateGetter = (event, { context }) => {
  const by = BACK.includes(event.code) ? -1 : ON.includes(event.code) ? 1 : 0;
  const held = context.collisionRect;
  if (by === 0 || !held) return undefined;
  event.preventDefault();
  const targets = context.droppableContainers
    .getEnabled()
    .flatMap((each) => context.droppableRects.get(each.id) ?? [])
    .sort((a, b) => a.left - b.left || a.top - b.top);
  const overId = context.over?.id;
  const over = overId === undefined ? undefined : context.droppableRects.get(overId);
  const at = over ? targets.indexOf(over) : -1;
  const next = targets[(Math.max(at + by, at < 0 ? 0 : at + by) + targets.length) % targets.length];
  if (!next) return undefined;
  return {
    x: next.left + (next.width - held.width) / 2,
    y: next.top + (next.height - held.height) / 2,
  };
};

/** What lies below the pointer, a layer before the stack that it is in; with keys, the nearest. */
export const below: CollisionDetection = (args) => {
  if (!args.pointerCoordinates) return closestCenter(args).slice(0, 1);
  const hits = pointerWithin(args);
  const onLayer = hits.find(({ id }) => {
    const container = args.droppableContainers.find((each) => each.id === id);
    const target: unknown = container?.data.current;
    return isTarget(target) && target.on === "layer";
  });
  return onLayer ? [onLayer] : hits;
};
