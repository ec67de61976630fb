import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import { Fragment } from "react";
import type { Layer } from "../../api/generating";
import { useComposer } from "../Composer";
import { useDragging } from "../drag/DragRoom";
import { STACK, type Target } from "../drag/held";
import { keyOf } from "../state/look";
import { BasePlinth } from "./BasePlinth";
import { LayerRow } from "./LayerRow";
import "./stack.css";

const TARGET: Target = { on: "stack" };

/** What is applied, as it is rendered: the topmost first, the base on its plinth below. */
export function StackPane({ words }: { words: string[] }) {
  const { look, rules, act } = useComposer();
  const dragging = useDragging();
  const { setNodeRef } = useDroppable({ id: STACK, data: TARGET });
  const { layers } = look.recipe;
  const isBase = (layer: Layer) => rules.get(layer.entity_type)?.stacking === "base";
  const shown = layers
    .map((layer, index) => ({ layer, index }))
    .filter((each) => !isBase(each.layer));
  const { over, held, verdict, at = -1, words: says = "" } = dragging ?? {};
  const base = held && rules.get(held.entity.entity_type)?.stacking === "base";
  const slot = over && held?.from === "library" && verdict?.does === "add" && !base ? at : -1;
  const refused = over && verdict?.does === "refuse" ? says : null;
  const lowest = shown[0]?.index ?? 0;
  return (
    <section className="pane stk" aria-label="Stack" ref={setNodeRef}>
      <div className="row stkhead">
        <h2>Stack</h2>
        <span className="mut num">{layers.length}</span>
        <span className="grow" />
        <button
          type="button"
          className="btn xs mut2"
          disabled={layers.length === 0}
          onClick={() => act({ type: "clear" })}
        >
          Clear
        </button>
      </div>
      <ol className="layers" aria-label="Layers, the topmost first">
        {shown.toReversed().map(({ layer, index }) => (
          <Fragment key={keyOf(layer)}>
            {slot === index + 1 && <Slot words={says} />}
            <LayerRow layer={layer} />
          </Fragment>
        ))}
        {slot >= 0 && slot <= lowest && <Slot words={says} />}
        {shown.length === 0 && slot < 0 && (
          <li className="nolayers mut">
            Nothing is applied yet. Drag something here from the library, or press it there.
          </li>
        )}
      </ol>
      {(refused || words.length > 0) && (
        <div className="said" role="status">
          {refused ? <p>{refused}</p> : words.map((each) => <p key={each}>{each}</p>)}
        </div>
      )}
      <BasePlinth />
    </section>
  );
}

function Slot({ words }: { words: string }) {
  return (
    <li className="slot">
      <Plus className="i s14" aria-hidden />
      <span className="grow trunc">{words}</span>
      <span className="t12">Add</span>
    </li>
  );
}
