import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import "./editable.css";

interface Props {
  value: string;
  /** What the text is: "Name of Brown betty". */
  label: string;
  maxLength: number;
  onSave: (text: string) => void;
}

/** Text that becomes a field when it is pressed: Enter keeps what was typed, Escape what stood. */
export function EditableText({ value, label, maxLength, onSave }: Props) {
  const [text, setText] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (text === null && returns.current) button.current?.focus();
    returns.current = false;
  }, [text]);

  const keep = () => {
    const said = text?.trim();
    setText(null);
    if (said && said !== value) onSave(said);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    returns.current = true;
    if (event.key === "Enter") keep();
    else setText(null);
  };
  return text === null ? (
    <button
      ref={button}
      type="button"
      className="editable trunc"
      aria-label={`${label}: ${value}`}
      onClick={() => setText(value)}
    >
      {value}
    </button>
  ) : (
    <input
      className="editable"
      aria-label={label}
      maxLength={maxLength}
      value={text}
      ref={selectAll}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}

function selectAll(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
