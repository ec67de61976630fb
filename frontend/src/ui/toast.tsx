import { toast } from "sonner";
import "./floating.css";

/** Says what was done, with a way back. */
export function sayDone(text: string, undo?: () => void): void {
  toast.custom(
    (id) => (
      <div className="toast">
        <span className="trunc">{text}</span>
        {undo && (
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              toast.dismiss(id);
              undo();
            }}
          >
            Undo
          </button>
        )}
      </div>
    ),
    { duration: undo ? 8000 : 4000 },
  );
}

/** Says what went wrong, and what to do. */
export function sayFailed(error: unknown): void {
  const text = error instanceof Error ? error.message : "That did not work. Try again.";
  toast.custom(() => <div className="toast">{text}</div>, { duration: 8000 });
}
