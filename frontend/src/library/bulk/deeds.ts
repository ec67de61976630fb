import type { Action, Order } from "../../api/bulk";
import type { Job } from "../../api/jobs";
import type { Kind } from "../../api/kinds";
import { count } from "../../ui/words";
import { nounOf, pluralOf } from "../kinds";

/** What became of one entity; `tags` are those that it got or lost. */
export interface Item {
  id: string;
  name: string;
  status: "done" | "skipped" | "failed";
  message?: string;
  tags?: string[];
}

interface Deed {
  /** How it is told when it is done, around what it was done to. */
  said: readonly [before: string, after?: string];
  inverse?: Action;
}

const DEEDS: Record<Action, Deed> = {
  tag: { said: ["Tagged"], inverse: "untag" },
  untag: { said: ["Took tags off"], inverse: "tag" },
  favorite: { said: ["Marked", "as favorites"], inverse: "unfavorite" },
  unfavorite: { said: ["Took", "out of the favorites"], inverse: "favorite" },
  archive: { said: ["Archived"], inverse: "unarchive" },
  unarchive: { said: ["Brought back"], inverse: "archive" },
  trash: { said: ["Moved", "to trash"], inverse: "restore" },
  restore: { said: ["Restored"], inverse: "trash" },
  delete: { said: ["Deleted"] },
  render: { said: ["Drew previews of"] },
};

/** "3 tea pots". */
export function many(kind: Kind, number: number): string {
  return `${count(number)} ${number === 1 ? nounOf(kind) : pluralOf(kind).toLowerCase()}`;
}

/** "Archived 3 tea pots, 1 failed". */
export function told(kind: Kind, action: Action, items: Item[]): string {
  const [before, after] = DEEDS[action].said;
  const done = items.filter((item) => item.status === "done").length;
  const failed = items.filter((item) => item.status === "failed").length;
  const sentence = [before, many(kind, done), after].filter(Boolean).join(" ");
  return failed > 0 ? `${sentence}, ${count(failed)} failed` : sentence;
}

/** The orders that take back what was done, and nothing else. */
export function inverseOf(action: Action, items: Item[]): Order[] {
  const { inverse } = DEEDS[action];
  if (!inverse) return [];
  const byTags = new Map<string, Order>();
  for (const { id, status, tags = [] } of items) {
    if (status !== "done") continue;
    const key = JSON.stringify(tags);
    const order = byTags.get(key);
    if (order) order.ids.push(id);
    else byTags.set(key, { action: inverse, ids: [id], tags });
  }
  return [...byTags.values()];
}

/** What a bulk job made of each entity. */
export function itemsOf(job: Job): Item[] {
  const items: unknown = job.result?.items;
  return Array.isArray(items) ? items : [];
}
