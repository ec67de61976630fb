import type { KeyboardEvent } from "react";

export type Pane = "library" | "canvas" | "stack";

const PANES: [pane: Pane, words: string][] = [
  ["library", "Library"],
  ["canvas", "Canvas"],
  ["stack", "Stack"],
];

interface Props {
  pane: Pane;
  /** How many layers there are. */
  layers: number;
  onPane: (pane: Pane) => void;
}

/** The panes as tabs, for a window that has room for one. */
export function PaneTabs({ pane, layers, onPane }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = PANES.findIndex(([each]) => each === pane) + (by ?? 0);
    const next = PANES[(at + PANES.length) % PANES.length];
    if (by === undefined || !next) return;
    onPane(next[0]);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[PANES.indexOf(next)]?.focus();
  };
  return (
    <div className="seg3" role="tablist" aria-label="Panes" onKeyDown={onKeyDown}>
      {PANES.map(([each, words]) => (
        <button
          key={each}
          type="button"
          role="tab"
          aria-selected={each === pane}
          tabIndex={each === pane ? 0 : -1}
          onClick={() => onPane(each)}
        >
          {words}
          {each === "stack" && layers > 0 && <span className="mut num"> {layers}</span>}
        </button>
      ))}
    </div>
  );
}
