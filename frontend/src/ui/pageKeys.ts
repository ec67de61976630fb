import { useEffect, useRef } from "react";

/** Hears every key that is pressed on the page, after the part that it was pressed in. */
export function usePageKeys(onKey: (event: KeyboardEvent) => void): void {
  const now = useRef(onKey);
  now.current = onKey;
  useEffect(() => {
    const heard = (event: KeyboardEvent) => now.current(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
}

/** Whether keys go into a text at the moment: then they are no commands. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    Boolean(target.closest("input, textarea, select, [contenteditable]"))
  );
}

/** Whether something is open that wants an answer first. */
export function hasDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
