import { isTyping, usePageKeys } from "../ui/pageKeys";
import { useComposer } from "./Composer";

/** Undo, redo and save by keys, wherever the focus is; a text undoes its own words. */
export function useComposerKeys(save: () => void): void {
  const { undo, redo } = useComposer();
  usePageKeys((event) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "s") save();
    else if (key !== "z" || isTyping(event.target)) return;
    else if (event.shiftKey) redo();
    else undo();
    event.preventDefault();
  });
}
