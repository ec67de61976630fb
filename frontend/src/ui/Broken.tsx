import type { ReactNode } from "react";
import { Blank } from "./Blank";

interface Props {
  /** What happened. */
  message: string;
  onRetry: () => void;
  /** What becomes of it, where that is not the usual. */
  children?: ReactNode;
}

/** What stands in the place of a page that could not be read: never an empty one. */
export function Broken({
  message,
  onRetry,
  children = "Your work is safe. This page tries again by itself when the connection is back.",
}: Props) {
  return (
    <Blank
      drawing="frame"
      title={message}
      broken
      actions={
        <button type="button" className="btn line" onClick={onRetry}>
          Try now
        </button>
      }
    >
      {children}
    </Blank>
  );
}
