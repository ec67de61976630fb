import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { isTyping, usePageKeys } from "./pageKeys";

interface Props {
  value: string;
  label: string;
  onChange: (value: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
}

const PAUSE = 180;

/** A search field that searches as one types; "/" goes to it, Escape empties it. */
export function SearchField({
  value,
  label,
  onChange,
  placeholder = "Search, even misspelled",
  autoFocus = false,
}: Props) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  usePageKeys((event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    input.current?.focus();
  });

  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  return (
    <label className="field search">
      <Search className="i s14" aria-hidden />
      <input
        ref={input}
        type="search"
        placeholder={placeholder}
        aria-label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setText("")}
      />
      {text ? (
        <button
          type="button"
          className="clear"
          aria-label="Clear search"
          onClick={() => setText("")}
        >
          <X className="i s14" aria-hidden />
        </button>
      ) : (
        <kbd>/</kbd>
      )}
    </label>
  );
}
