import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 1100px)";

/** Whether the window is too narrow for the sidebar's words. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(QUERY);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(QUERY).matches,
  );
}
