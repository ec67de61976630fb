import { begin, type History } from "./history";
import { emptyLook, type Look } from "./look";
import type { Shot } from "./shots";

/** All that lies on a user's desk, and is there again after a reload. */
export interface Desk {
  history: History<Look>;
  shots: Shot[];
  /** The composition that is worked on, and what of it the server has; null before it is saved. */
  saved: { id: string; look: string } | null;
  /** Each change is drawn at once. */
  live: boolean;
  /** How many pictures are generated at once. */
  count: number;
  /** The ids that were last used, newest first, by entity type. */
  recent: Record<string, string[]>;
}

const STEPS = 40;
const RECENT = 12;

export function freshDesk(seed: number): Desk {
  return {
    history: begin(emptyLook(seed)),
    shots: [],
    saved: null,
    live: true,
    count: 1,
    recent: {},
  };
}

/** What was kept for a user; a fresh desk where nothing was, or nothing that can be read. */
export function restoreDesk(userId: string, seed: number): Desk {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? "null");
    return isDesk(kept) ? kept : freshDesk(seed);
  } catch {
    return freshDesk(seed);
  }
}

export function keepDesk(userId: string, desk: Desk): void {
  const { past, future } = desk.history;
  const history = { ...desk.history, past: past.slice(-STEPS), future: future.slice(0, STEPS) };
  try {
    localStorage.setItem(nameOf(userId), JSON.stringify({ ...desk, history }));
  } catch {
    // The browser has no room left: the look still lives in this tab.
  }
}

export function withRecent(desk: Desk, entityType: string, id: string): Desk {
  const before = desk.recent[entityType] ?? [];
  const ids = [id, ...before.filter((each) => each !== id)].slice(0, RECENT);
  return { ...desk, recent: { ...desk.recent, [entityType]: ids } };
}

function nameOf(userId: string): string {
  return `maquette-composer-1-${userId}`;
}

/** Whether it is what this version writes: the name says the version, so the outline is enough. */
function isDesk(kept: unknown): kept is Desk {
  if (typeof kept !== "object" || kept === null) return false;
  if (!("history" in kept && "shots" in kept && "recent" in kept)) return false;
  const { history, shots } = kept;
  if (!Array.isArray(shots) || typeof history !== "object" || history === null) return false;
  return "present" in history && "past" in history && "future" in history;
}
