import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";

interface Props {
  label: string;
  value: string;
  /** How long it holds, or who may have it. */
  note: string;
  onDone: () => void;
}

/** A secret that is shown this once, to be copied. */
export function CopyField({ label, value, note, onDone }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    input.current?.select();
    try {
      // Over plain HTTP there is no clipboard: then the user copies what is selected.
      await navigator.clipboard.writeText(value);
      setSaid("Copied.");
    } catch {
      setSaid("Selected. Press Ctrl or ⌘ and C to copy it.");
    }
  };
  return (
    <div className="copybox">
      <div className="row">
        <input
          ref={input}
          className="inp"
          aria-label={label}
          value={value}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn ink" onClick={() => void copy()}>
          {said === "Copied." ? (
            <Check className="i s14" aria-hidden />
          ) : (
            <Copy className="i s14" aria-hidden />
          )}
          Copy
        </button>
        <button type="button" className="btn" onClick={onDone}>
          Done
        </button>
      </div>
      <p className="t12 mut2" role="status">
        {said || note}
      </p>
    </div>
  );
}
