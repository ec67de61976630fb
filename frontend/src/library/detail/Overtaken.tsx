interface Props {
  saving: boolean;
  /** Writes what stands here over the other version. */
  onMine: () => void;
  /** Lets go of what stands here. */
  onTheirs: () => void;
}

/** Somebody else was faster: which version is to stand? The other one stays in the history. */
export function Overtaken({ saving, onMine, onTheirs }: Props) {
  return (
    <div className="why choice" role="alert">
      <p>
        This was changed in another window since you began. Your edits are still here. Whichever you
        keep, the other version stays in the history.
      </p>
      <div className="row">
        <button type="button" className="btn xs line" disabled={saving} onClick={onMine}>
          Save mine over it
        </button>
        <button type="button" className="btn xs" disabled={saving} onClick={onTheirs}>
          Take the other version
        </button>
      </div>
    </div>
  );
}
