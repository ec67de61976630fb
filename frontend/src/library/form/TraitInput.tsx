import type { TraitValue } from "../../api/schema";
import { ChipsInput } from "../../ui/ChipsInput";
import { GrowingText } from "../../ui/GrowingText";
import { readable } from "../../ui/words";
import type { TraitField } from "./fields";
import { RelationInput } from "./RelationInput";

interface Props {
  id: string;
  field: TraitField;
  value: TraitValue | undefined;
  onChange: (value: TraitValue) => void;
  /** The id of what says why it was refused. */
  refusal: string | undefined;
}

/** The input that fits a trait. An emptied one says nothing: null. */
export function TraitInput({ id, field, value, onChange, refusal }: Props) {
  const { input, hint } = field;
  const common = { id, "aria-invalid": refusal ? true : undefined, "aria-describedby": refusal };
  const text = value === null || value === undefined ? "" : String(value);
  switch (input.sort) {
    case "line":
    case "prose":
      return (
        <GrowingText
          {...common}
          className="inp"
          oneLine={input.sort === "line"}
          value={text}
          maxLength={input.maxLength}
          placeholder={hint}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case "list":
      return (
        <ChipsInput
          id={id}
          value={Array.isArray(value) ? value.map(String) : []}
          placeholder={hint}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <select
          {...common}
          className="inp"
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
        >
          {(input.optional || !text) && <option value="">Not set</option>}
          {input.options.map((option) => (
            <option key={option} value={option}>
              {readable(option)}
            </option>
          ))}
        </select>
      );
    case "number":
      return (
        <input
          {...common}
          className="inp num"
          type="number"
          step={input.integer ? 1 : "any"}
          min={input.min}
          max={input.max}
          value={text}
          onChange={(event) =>
            onChange(event.target.value === "" ? null : event.target.valueAsNumber)
          }
        />
      );
    case "relation":
      return (
        <RelationInput
          id={id}
          label={field.label}
          entityType={input.entityType}
          many={input.many}
          value={Array.isArray(value) ? value.map(String) : text ? [text] : []}
          onChange={(ids) => onChange(input.many ? ids : (ids[0] ?? null))}
        />
      );
    case "flag":
      return (
        <button
          {...common}
          type="button"
          role="switch"
          className={value === true ? "switch on" : "switch"}
          aria-checked={value === true}
          onClick={() => onChange(value !== true)}
        />
      );
  }
}
