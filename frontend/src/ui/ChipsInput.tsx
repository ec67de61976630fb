import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Swatch } from "./Swatch";
import "./chips.css";

interface Props {
  id: string;
  value: string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  /** Its name, where no label stands beside it. */
  label?: string;
  /** Words that are in use already, each with its color: these are proposed. */
  known?: readonly { name: string; color: string | null }[];
  disabled?: boolean;
}

/** A list of words: Enter or a comma adds one, Backspace takes the last. */
export function ChipsInput({
  id,
  value,
  onChange,
  placeholder,
  label,
  known = [],
  disabled = false,
}: Props) {
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
          <Spot word={word} known={known} />
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
        list={known.length > 0 ? `${id}-known` : undefined}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      {known.length > 0 && (
        <datalist id={`${id}-known`}>
          {known
            .filter(({ name }) => !value.includes(name))
            .map(({ name }) => (
              <option key={name} value={name} />
            ))}
        </datalist>
      )}
    </div>
  );
}

function Spot({ word, known }: { word: string; known: NonNullable<Props["known"]> }) {
  const color = known.find(({ name }) => name === word)?.color;
  return color ? <Swatch color={color} /> : null;
}
