interface Props {
  isNew: boolean;
  /** How many fields differ from what is saved. */
  count: number;
  saving: boolean;
  /** It has all it needs to be saved. */
  ready: boolean;
  /** What else follows from saving; empty where nothing does. */
  note?: string;
  onDiscard: () => void;
}

/** What is unsaved, and what to do with it. */
export function SaveBar({ isNew, count, saving, ready, note = "", onDiscard }: Props) {
  return (
    <span className="savebar" role="status">
      {count > 0 && !isNew && (
        <>
          <span className="t12 mut">
            {count} unsaved {count === 1 ? "change" : "changes"}
            {note && <span className="note"> · {note}</span>}
          </span>
          <button type="button" className="btn xs" onClick={onDiscard}>
            Discard
          </button>
        </>
      )}
      {(count > 0 || isNew) && (
        <button type="submit" className="btn xs ink" disabled={saving || !ready || count === 0}>
          {isNew ? "Create" : "Save"} <kbd>{KEY}</kbd>
        </button>
      )}
    </span>
  );
}

const KEY = /Mac|iP/.test(navigator.userAgent) ? "⌘S" : "Ctrl S";
