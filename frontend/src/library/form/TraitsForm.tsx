import { type ReactNode, useId, useMemo } from "react";
import type { Draft } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import type { TraitValue } from "../../api/schema";
import type { ApiError } from "../../api/transport";
import { capitalized, readable } from "../../ui/words";
import { type Place, valueAt } from "./draft";
import { fieldsOf } from "./fields";
import { TraitInput } from "./TraitInput";
import "./form.css";

interface Props {
  kind: Kind;
  draft: Draft;
  changed: ReadonlySet<string>;
  set: (place: Place, value: TraitValue) => void;
  refused: ApiError | null;
}

/** The form of a kind, made from its schema: its category, then its traits. */
export function TraitsForm({ kind, draft, changed, set, refused }: Props) {
  const base = useId();
  const fields = useMemo(() => fieldsOf(kind.traits_schema), [kind.traits_schema]);
  const categories = withCurrent(kind.categories, draft.category);
  return (
    <div className="form">
      {kind.categories.length > 0 && (
        <Field id={`${base}-category`} label="Category" changed={changed.has("category")}>
          <select
            id={`${base}-category`}
            className="inp"
            value={draft.category ?? ""}
            onChange={(event) => set("category", event.target.value)}
          >
            <option value="">Not set</option>
            {categories.map((category) => (
              <option key={category} value={category}>
                {capitalized(readable(category))}
              </option>
            ))}
          </select>
        </Field>
      )}
      {fields.map((field) => {
        const place: Place = `traits.${field.name}`;
        const id = `${base}-${field.name}`;
        const refusal = refused?.field === place ? refused.message : null;
        return (
          <Field
            key={field.name}
            id={id}
            label={field.label}
            wide={["prose", "relation"].includes(field.input.sort)}
            changed={changed.has(place)}
            refusal={refusal}
          >
            <TraitInput
              id={id}
              field={field}
              value={valueAt(draft, place)}
              onChange={(value) => set(place, value)}
              refusal={refusal ? `${id}-refusal` : undefined}
            />
          </Field>
        );
      })}
    </div>
  );
}

interface FieldProps {
  id: string;
  label: string;
  children: ReactNode;
  wide?: boolean;
  changed: boolean;
  refusal?: string | null;
}

function Field({ id, label, children, wide = false, changed, refusal = null }: FieldProps) {
  const classes = ["fld", wide ? "w" : "", changed ? "changed" : ""];
  return (
    <div className={classes.filter(Boolean).join(" ")}>
      <label className={refusal ? "lab refused" : "lab"} htmlFor={id}>
        {label}
        {changed && <span className="vh">, not saved yet</span>}
      </label>
      {children}
      {refusal && (
        <p className="refusal t12" id={`${id}-refusal`}>
          {refusal}
        </p>
      )}
    </div>
  );
}

function withCurrent(categories: string[], current: string | null): string[] {
  return current && !categories.includes(current) ? [current, ...categories] : categories;
}
