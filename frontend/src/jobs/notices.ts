import { useSyncExternalStore } from "react";

/** Whether the desktop is told of work: off, the browser says no, or it cannot. */
export type Notices = "on" | "off" | "blocked" | "impossible";

const KEY = "maquette-notices";
const listeners = new Set<() => void>();

function chosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function notices(): Notices {
  if (!window.isSecureContext || !("Notification" in window)) return "impossible";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && chosen() === "on" ? "on" : "off";
}

/** Whether they could be on and nobody has said yet. */
export function noticesUnsaid(): boolean {
  return notices() === "off" && chosen() === null;
}

/** Turns them on or off. A click must lead here: the browser asks its user the first time. */
export async function turnNotices(way: "on" | "off"): Promise<void> {
  if (way === "on") await Notification.requestPermission();
  try {
    localStorage.setItem(KEY, way);
  } catch {
    // Storage is closed to us: they stay as they are.
  }
  for (const tell of listeners) tell();
}

/** What `look` says of them, as it changes. */
export function useNotices<T extends string | boolean>(look: () => T): T {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, look);
}
