import { type KeyboardEvent, useRef } from "react";
import "./editable.css";

interface Props {
  value: string;
  label: string;
  maxLength: number;
  /** It is left: with what was typed, or without a change; by key or by going elsewhere. */
  onLeave: (text: string | null, byKey: boolean) => void;
}

/** A field in the place of a text: Enter keeps what was typed, Escape what stood. */
export function InlineField({ value, label, maxLength, onLeave }: Props) {
  const left = useRef(false);
  const leave = (field: HTMLInputElement, keeps: boolean, byKey: boolean) => {
    if (left.current) return;
    left.current = true;
    const text = field.value.trim();
    onLeave(keeps && text && text !== value ? text : null, byKey);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    leave(event.currentTarget, event.key === "Enter", true);
  };
  return (
    <input
      className="editable"
      aria-label={label}
      maxLength={maxLength}
      defaultValue={value}
      ref={selectAll}
      onKeyDown={onKeyDown}
      onBlur={(event) => leave(event.currentTarget, true, false)}
    />
  );
}

function selectAll(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
