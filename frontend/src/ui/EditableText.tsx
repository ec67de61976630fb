import { useEffect, useRef, useState } from "react";
import { InlineField } from "./InlineField";

interface Props {
  value: string;
  /** What the text is: "Name". */
  label: string;
  maxLength: number;
  onSave: (text: string) => void;
}

/** Text that becomes a field when it is pressed. */
export function EditableText({ value, label, maxLength, onSave }: Props) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (!editing && returns.current) button.current?.focus();
    returns.current = false;
  }, [editing]);

  if (editing) {
    return (
      <InlineField
        value={value}
        label={label}
        maxLength={maxLength}
        onLeave={(text, byKey) => {
          returns.current = byKey;
          setEditing(false);
          if (text) onSave(text);
        }}
      />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      className="editable trunc"
      aria-label={`${label}: ${value}`}
      onClick={() => setEditing(true)}
    >
      {value}
    </button>
  );
}
