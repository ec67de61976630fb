import { useCallback, useMemo, useRef, useState } from "react";
import type { Entity } from "../../api/entities";

export interface Selection {
  ids: ReadonlySet<string>;
  /** Takes one in or out; what is extended later begins there. */
  toggle: (index: number) => void;
  /** Takes in all from `from`, or from the one last toggled, up to `index`. */
  extend: (index: number, from?: number) => void;
  /** Takes in all that are loaded. */
  all: () => void;
  /** Takes out all but these. */
  keep: (ids: string[]) => void;
}

/** Which entities of a list are selected, by their places; it begins anew when `list` is another. */
export function useSelection(
  list: string,
  total: number,
  at: (index: number) => Entity | undefined,
): Selection {
  const [selected, setSelected] = useState({ list, ids: NONE });
  const toggled = useRef<number | null>(null);
  const now = useRef({ total, at });
  now.current = { total, at };
  const ids = selected.list === list ? selected.ids : NONE;

  const change = useCallback(
    (next: (ids: ReadonlySet<string>) => ReadonlySet<string>) =>
      setSelected((old) => ({ list, ids: next(old.list === list ? old.ids : NONE) })),
    [list],
  );
  const take = useCallback(
    (first: number, last: number) => {
      const found: string[] = [];
      for (let index = first; index <= last; index += 1) {
        const entity = now.current.at(index);
        if (entity) found.push(entity.id);
      }
      change((old) => new Set([...old, ...found]));
    },
    [change],
  );
  const toggle = useCallback(
    (index: number) => {
      toggled.current = index;
      const entity = now.current.at(index);
      if (!entity) return;
      change((old) => {
        const next = new Set(old);
        if (!next.delete(entity.id)) next.add(entity.id);
        return next;
      });
    },
    [change],
  );
  const extend = useCallback(
    (index: number, from = toggled.current ?? index) =>
      take(Math.min(from, index), Math.max(from, index)),
    [take],
  );
  const all = useCallback(() => take(0, now.current.total - 1), [take]);
  const keep = useCallback(
    (kept: string[]) => {
      toggled.current = null;
      change(() => new Set(kept));
    },
    [change],
  );
  return useMemo(() => ({ ids, toggle, extend, all, keep }), [ids, toggle, extend, all, keep]);
}

const NONE: ReadonlySet<string> = new Set();
