import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  MeasuringStrategy,
} from "@dnd-kit/core";
import { createContext, type ReactNode, useContext, useState } from "react";
import { useComposer } from "../Composer";
import { keyOf } from "../state/look";
import type { Verdict } from "../state/rules";
import { refusalIn, slotWords, sortOf } from "../words";
import { type Held, isHeld, isTarget, type Target } from "./held";
import { Lifted } from "./Lifted";
import { below, useDragSensors } from "./sensing";
import "./drag.css";

/** What is held at the moment, where it would go, and what the place says. */
export interface Dragging {
  held: Held;
  over: Target | null;
  verdict: Verdict;
  /** Where among the layers it would stand; for what is added. */
  at: number;
  words: string;
}

const Context = createContext<Dragging | null>(null);

/** What is dragged; null while nothing is. */
export function useDragging(): Dragging | null {
  return useContext(Context);
}

const HOW =
  "Press Space to pick it up, the arrow keys to choose where it goes, Space to drop it, Escape to leave it.";

/** Lets things be dragged from the library to canvas and stack, and within the stack. */
export function DragRoom({ children }: { children: ReactNode }) {
  const composer = useComposer();
  const { look, kindOf, nameOf, judge, put, act } = composer;
  const [held, setHeld] = useState<Held | null>(null);
  const [over, setOver] = useState<Target | null>(null);
  const sensors = useDragSensors();

  const draggingOf = (what: Held, target: Target | null): Dragging => {
    const verdict: Verdict =
      what.from === "stack" ? { does: "add", ...placeOf(what.key) } : judge(what.entity);
    const kind = kindOf(what.entity.entity_type);
    const sort = kind ? sortOf(what.entity, kind) : "It";
    const below = target?.on === "layer" ? placeOf(target.key).from + 1 : Number.MAX_SAFE_INTEGER;
    const at = verdict.does === "add" ? Math.min(verdict.to, Math.max(verdict.from, below)) : -1;
    return {
      held: what,
      over: target,
      verdict,
      at,
      words: slotWords(verdict, sort, what.entity.name, nameOf),
    };
  };
  const placeOf = (key: string) => {
    const from = look.recipe.layers.findIndex((each) => keyOf(each) === key);
    return { from, to: from };
  };
  const dragging = held && draggingOf(held, over);

  const onDragOver = (event: DragOverEvent) => {
    const target: unknown = event.over?.data.current;
    setOver(isTarget(target) ? target : null);
  };
  const end = () => {
    setHeld(null);
    setOver(null);
  };
  const onDragEnd = (event: DragEndEvent) => {
    const what: unknown = event.active.data.current;
    const target: unknown = event.over?.data.current;
    end();
    if (!isHeld(what) || !isTarget(target)) return;
    if (what.from === "library") put(what.entity, draggingOf(what, target).at);
    else if (target.on === "layer") act({ type: "move", key: what.key, onto: target.key });
  };

  const said = (
    what: unknown,
    target: unknown,
    then: (name: string, dragging: Dragging) => string,
  ) =>
    isHeld(what) ? then(what.entity.name, draggingOf(what, isTarget(target) ? target : null)) : "";
  const announcements: Announcements = {
    onDragStart: ({ active }) => said(active.data.current, null, (name) => `Picked up ${name}.`),
    onDragOver: ({ active, over: on }) =>
      said(active.data.current, on?.data.current, (name, { over: target, words }) =>
        target
          ? `${name} is over the ${placeName(target, nameOf)}. ${words}.`
          : `${name} is over nothing.`,
      ),
    onDragEnd: ({ active, over: on }) =>
      said(active.data.current, on?.data.current, (name, { over: target, verdict }) =>
        target ? (refusalIn(verdict, name, nameOf) ?? `Dropped ${name}.`) : `${name} was put back.`,
      ),
    onDragCancel: ({ active }) =>
      said(active.data.current, null, (name) => `${name} was put back.`),
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={below}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: HOW } }}
      autoScroll={{ acceleration: 6 }}
      onDragStart={({ active }) => {
        const what: unknown = active.data.current;
        setHeld(isHeld(what) ? what : null);
      }}
      onDragOver={onDragOver}
      onDragEnd={onDragEnd}
      onDragCancel={end}
    >
      <Context value={dragging}>{children}</Context>
      <DragOverlay dropAnimation={null}>
        {dragging && <Lifted entity={dragging.held.entity} verdict={dragging.verdict} />}
      </DragOverlay>
    </DndContext>
  );
}

function placeName(target: Target, nameOf: (key: string) => string): string {
  return target.on === "layer" ? `place of ${nameOf(target.key)}` : target.on;
}
