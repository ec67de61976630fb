import { Plus, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Layer } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import { pluralOf } from "../../library/kinds";
import { PickedEntity } from "../../library/picker/PickedEntity";
import { Glyph } from "../../ui/Glyph";
import { keyOf, layerOf } from "../state/look";

const EntityPicker = lazy(() => import("../../library/picker/EntityPicker"));

interface Props {
  /** "Rows". */
  title: string;
  kinds: Kind[];
  layers: Layer[];
  onChange: (layers: Layer[]) => void;
  /** Takes the axis away; null where it has to be there. */
  onRemove: (() => void) | null;
}

/** One axis of a matrix: a kind, and which of its entities are tried, in order. */
export function AxisPicker({ title, kinds, layers, onChange, onRemove }: Props) {
  const [picking, setPicking] = useState<Kind | null>(null);
  const chosen = kinds.find((kind) => kind.entity_type === layers[0]?.entity_type);
  const move = (at: number, by: -1 | 1) => {
    const moved = layers[at];
    if (moved) onChange(layers.toSpliced(at, 1).toSpliced(at + by, 0, moved));
  };
  return (
    <section className="axis" aria-label={title}>
      <div className="row">
        <h2>{title}</h2>
        <span className="grow" />
        {onRemove && (
          <button
            type="button"
            className="btn icon xs"
            aria-label={`Remove ${title.toLowerCase()}`}
            onClick={onRemove}
          >
            <X className="i s14" aria-hidden />
          </button>
        )}
      </div>
      {chosen ? (
        <>
          <ul className="picked" aria-label={pluralOf(chosen)}>
            {layers.map((layer, at) => (
              <PickedEntity
                key={keyOf(layer)}
                kind={chosen}
                id={layer.entity_id}
                place={{ index: at, count: layers.length }}
                onMove={(by) => move(at, by)}
                onRemove={() => onChange(layers.toSpliced(at, 1))}
              />
            ))}
          </ul>
          <button type="button" className="btn line sm" onClick={() => setPicking(chosen)}>
            <Plus className="i s14" aria-hidden />
            Pick {pluralOf(chosen).toLowerCase()}
          </button>
        </>
      ) : (
        <div className="axiskinds">
          {kinds.map((kind) => (
            <button
              key={kind.slug}
              type="button"
              className="chip"
              aria-label={`Pick ${pluralOf(kind).toLowerCase()}`}
              onClick={() => setPicking(kind)}
            >
              <Glyph name={kind.glyph} fallback={kind.icon} className="s14" />
              {pluralOf(kind)}
            </button>
          ))}
        </div>
      )}
      {picking && (
        <Suspense>
          <EntityPicker
            kind={picking}
            many
            value={layers.map((layer) => layer.entity_id)}
            onPick={(ids) => onChange(ids.map((id) => layerOf(picking.entity_type, id)))}
            onClose={() => setPicking(null)}
          />
        </Suspense>
      )}
    </section>
  );
}
