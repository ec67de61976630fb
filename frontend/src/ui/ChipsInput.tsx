import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import "./chips.css";

interface Props {
  id: string;
  value: string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  /** Its name, where no label stands beside it. */
  label?: string;
  disabled?: boolean;
}

/** A list of words: Enter or a comma adds one, Backspace takes the last. */
export function ChipsInput({ id, value, onChange, placeholder, label, disabled = false }: Props) {
  const [text, setText] = useState("");
  const add = () => {
    const words = text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word && !value.includes(word));
    if (words.length) onChange([...value, ...words]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      if (text.trim() || event.key === ",") event.preventDefault();
      add();
    } else if (event.key === "Backspace" && !text) {
      onChange(value.slice(0, -1));
    }
  };
  return (
    <div className="chipsinput inp">
      {value.map((word) => (
        <span className="tag" key={word}>
          {word}
          <button
            type="button"
            aria-label={`Remove ${word}`}
            disabled={disabled}
            onClick={() => onChange(value.filter((each) => each !== word))}
          >
            <X className="i s12" aria-hidden />
          </button>
        </span>
      ))}
      <input
        id={id}
        value={text}
        aria-label={label}
        disabled={disabled}
        placeholder={value.length ? undefined : placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
    </div>
  );
}
