import type { ReactNode } from "react";

interface Props {
  on: boolean;
  onClick: () => void;
  /** It wants attention. */
  calls?: boolean;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Chip({ on, onClick, calls = false, children }: Props) {
  return (
    <button
      type="button"
      className={calls && !on ? "chip clay" : "chip"}
      aria-pressed={on}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
