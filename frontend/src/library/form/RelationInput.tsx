import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Kind } from "../../api/kinds";
import { nounOf, pluralOf, useKind } from "../kinds";
import { PickedEntity } from "../picker/PickedEntity";

const EntityPicker = lazy(() => import("../picker/EntityPicker"));

interface Props {
  id: string;
  label: string;
  entityType: string;
  many: boolean;
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Entities that this one uses: picture chips in their order, picked from a grid of cards. */
export function RelationInput({ id, label, entityType, many, value, onChange }: Props) {
  const kind = useKind(entityType);
  const [picking, setPicking] = useState(false);
  const [moved, setMoved] = useState("");
  if (!kind) return null;
  const move = (from: number, by: number) => {
    const [one, other] = [value[from], value[from + by]];
    if (one === undefined || other === undefined) return;
    const order = [...value];
    order[from] = other;
    order[from + by] = one;
    onChange(order);
    setMoved(`Place ${from + by + 1} of ${value.length}`);
  };
  return (
    <div className="relation">
      {value.length > 0 && (
        <ol className="picked" aria-label={label}>
          {value.map((each, index) => (
            <PickedEntity
              key={each}
              kind={kind}
              id={each}
              place={many ? { index, count: value.length } : null}
              onMove={(by) => move(index, by)}
              onRemove={() => onChange(value.filter((other) => other !== each))}
            />
          ))}
        </ol>
      )}
      <button id={id} type="button" className="btn line sm" onClick={() => setPicking(true)}>
        <Plus className="i s14" aria-hidden />
        {callToPick(kind, many, value.length > 0)}
      </button>
      <span className="vh" role="status">
        {moved}
      </span>
      {picking && (
        <Suspense fallback={null}>
          <EntityPicker
            kind={kind}
            many={many}
            value={value}
            onClose={() => setPicking(false)}
            onPick={onChange}
          />
        </Suspense>
      )}
    </div>
  );
}

function callToPick(kind: Kind, many: boolean, some: boolean): string {
  if (many) return `Pick ${pluralOf(kind).toLowerCase()}`;
  return some ? `Pick another ${nounOf(kind)}` : `Pick ${article(nounOf(kind))} ${nounOf(kind)}`;
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? "an" : "a";
}
