import { type DragEvent, useState } from "react";

/** Lets files be dropped on an element: `over` while they are held above it, `target` goes on it. */
export function useFileDrop(onDrop: (dropped: DataTransfer) => void) {
  const [over, setOver] = useState(false);
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    if (event.isDefaultPrevented()) return setOver(false); // something within takes it
    event.preventDefault();
    setOver(true);
  };
  const target = {
    onDragEnter: onDrag,
    onDragOver: onDrag,
    onDragLeave: (event: DragEvent) =>
      event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (event.isDefaultPrevented()) return;
      event.preventDefault();
      onDrop(event.dataTransfer);
    },
  };
  return { over, target };
}
