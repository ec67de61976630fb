import type { Layer } from "../../api/generating";
import { useComposer } from "../Composer";
import { keyOf } from "../state/look";
import { orderOf } from "../state/rules";

/** How a layer moves among those of its order; null where it cannot. */
export function useMoves(layer: Layer): { up: (() => void) | null; down: (() => void) | null } {
  const { look, rules, act } = useComposer();
  const { layers } = look.recipe;
  const at = layers.findIndex((each) => keyOf(each) === keyOf(layer));
  const past = (other: Layer | undefined) =>
    other && orderOf(other, rules) === orderOf(layer, rules)
      ? () => act({ type: "move", key: keyOf(layer), onto: keyOf(other) })
      : null;
  return { up: past(layers[at + 1]), down: past(layers[at - 1]) };
}
