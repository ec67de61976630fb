import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Action, compose } from "./state/compose";
import { type Desk, keepDesk, restoreDesk, withRecent } from "./state/desk";
import { redo, step, undo } from "./state/history";
import { newSeed } from "./state/look";
import type { Rules } from "./state/rules";
import { type Shot, withShot } from "./state/shots";

const PAUSE = 250;

/** The desk of a user, and what can be done at it; it is kept in the browser as it changes. */
export function useDesk(userId: string, rules: Rules) {
  const [desk, setDesk] = useState<Desk>(() => restoreDesk(userId, newSeed()));
  useKeeping(userId, desk);
  const change = useCallback(
    (part: (desk: Desk) => Partial<Desk>) => setDesk((now) => ({ ...now, ...part(now) })),
    [],
  );
  const deeds = useMemo(
    () => ({
      /** Does something to the look; actions of one `stroke` are undone together. */
      act: (action: Action, stroke?: string) =>
        setDesk((now) => {
          const next = compose(now.history.present, action, rules);
          const used = action.type === "add" && next !== now.history.present ? action.layer : null;
          const then = { ...now, history: step(now.history, next, stroke) };
          return used ? withRecent(then, used.entity_type, used.entity_id) : then;
        }),
      undo: () => change(({ history }) => ({ history: undo(history) })),
      redo: () => change(({ history }) => ({ history: redo(history) })),
      addShot: (shot: Shot) => change(({ shots }) => ({ shots: withShot(shots, shot) })),
      dropShot: (id: string) =>
        change(({ shots }) => ({ shots: shots.filter((shot) => shot.id !== id) })),
      setLive: (live: boolean) => change(() => ({ live })),
      setCount: (count: number) => change(() => ({ count })),
      setSaved: (saved: Desk["saved"]) => change(() => ({ saved })),
    }),
    [rules, change],
  );
  return { desk, ...deeds };
}

/** Writes the desk down a moment after each change, and at the latest when the page is left. */
function useKeeping(userId: string, desk: Desk): void {
  const newest = useRef(desk);
  newest.current = desk;
  useEffect(() => {
    if (newest.current !== desk) return;
    const timer = setTimeout(() => keepDesk(userId, desk), PAUSE);
    return () => clearTimeout(timer);
  }, [userId, desk]);
  useEffect(() => {
    const keep = () => keepDesk(userId, newest.current);
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [userId]);
}
