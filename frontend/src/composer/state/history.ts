/** What is, what was before, and what was undone. */
export interface History<State> {
  past: State[];
  present: State;
  future: State[];
  /** What the last step was part of: steps of one stroke are undone together. */
  stroke: string | null;
}

const KEPT = 100;

export function begin<State>(present: State): History<State> {
  return { past: [], present, future: [], stroke: null };
}

/** Takes a step to `next`; a step of the same `stroke` as the last one continues it. */
export function step<State>(
  history: History<State>,
  next: State,
  stroke: string | null = null,
): History<State> {
  const { past, present } = history;
  if (same(next, present)) return history;
  const continues = stroke !== null && stroke === history.stroke;
  return {
    past: continues ? past : [...past, present].slice(-KEPT),
    present: next,
    future: [],
    stroke,
  };
}

export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future], stroke: null };
}

export function redo<State>(history: History<State>): History<State> {
  const [next, ...rest] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: rest, stroke: null };
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
