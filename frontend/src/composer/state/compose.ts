import type { Layer, Recipe } from "../../api/generating";
import { HEAVIEST, type Key, keyOf, LIGHTEST, type Look } from "./look";
import { judge, orderOf, type Rules, roomFor, settled } from "./rules";

/** Everything that can be done to a look. */
export type Action =
  /** Puts an entity on the stack; `at` is where among the layers, for one that stacks. */
  | { type: "add"; layer: Layer; at?: number }
  /** Puts another entity of the same type in a layer's place. */
  | { type: "swap"; key: Key; entityId: string }
  /** Lets a layer stand where another one of the same order stands. */
  | { type: "move"; key: Key; onto: Key }
  | { type: "remove"; key: Key }
  | { type: "weigh"; key: Key; weight: number }
  | { type: "show"; key: Key; enabled: boolean }
  | { type: "pin"; key: Key; pinned: boolean }
  | { type: "clear" }
  | { type: "write"; words: Partial<Omit<Recipe, "layers">> }
  | { type: "rename"; name: string }
  | { type: "open"; look: Look };

/** The look after `action`; the same one where nothing comes of it. */
export function compose(look: Look, action: Action, rules: Rules): Look {
  const { recipe, pinned } = look;
  const { layers } = recipe;
  switch (action.type) {
    case "add":
      return added(look, action.layer, action.at, rules);
    case "swap":
      return swapped(look, action.key, action.entityId);
    case "move":
      return withLayers(look, moved(layers, action.key, action.onto, rules));
    case "remove":
      return withLayers(
        look,
        layers.filter((each) => keyOf(each) !== action.key),
      );
    case "weigh": {
      const weight = Math.min(HEAVIEST, Math.max(LIGHTEST, action.weight));
      return changed(look, action.key, { weight });
    }
    case "show":
      return changed(look, action.key, { enabled: action.enabled });
    case "pin": {
      const others = pinned.filter((key) => key !== action.key);
      return withLayers(
        { ...look, pinned: action.pinned ? [...others, action.key] : others },
        layers,
      );
    }
    case "clear":
      return withLayers(
        look,
        layers.filter((each) => pinned.includes(keyOf(each))),
      );
    case "write":
      return { ...look, recipe: { ...recipe, ...action.words } };
    case "rename":
      return { ...look, name: action.name };
    case "open":
      return withLayers(action.look, settled(action.look.recipe.layers, rules));
  }
}

function added(look: Look, layer: Layer, at: number | undefined, rules: Rules): Look {
  const verdict = judge(look, layer, rules);
  if (verdict.does === "refuse") return look;
  const { layers } = look.recipe;
  if (verdict.does === "add") {
    const place = Math.min(verdict.to, Math.max(verdict.from, at ?? verdict.to));
    return withLayers(look, layers.toSpliced(place, 0, layer));
  }
  const others = layers.filter((each) => keyOf(each) !== verdict.key);
  const { to } = roomFor(others, orderOf(layer, rules), rules);
  return withLayers(look, others.toSpliced(to, 0, layer));
}

function swapped(look: Look, key: Key, entity_id: string): Look {
  const { layers } = look.recipe;
  const old = layers.find((each) => keyOf(each) === key);
  if (!old || look.pinned.includes(key)) return look;
  const next = { ...old, entity_id, version: null };
  if (layers.some((each) => keyOf(each) === keyOf(next))) return look;
  return withLayers(
    look,
    layers.map((each) => (each === old ? next : each)),
  );
}

function moved(layers: Layer[], key: Key, onto: Key, rules: Rules): Layer[] {
  const from = layers.findIndex((each) => keyOf(each) === key);
  const to = layers.findIndex((each) => keyOf(each) === onto);
  const [one, other] = [layers[from], layers[to]];
  if (!one || !other || orderOf(one, rules) !== orderOf(other, rules)) return layers;
  return layers.toSpliced(from, 1).toSpliced(to, 0, one);
}

function changed(look: Look, key: Key, change: Partial<Layer>): Look {
  return withLayers(
    look,
    look.recipe.layers.map((each) => (keyOf(each) === key ? { ...each, ...change } : each)),
  );
}

/** The look with these layers; a pin without its layer goes. */
function withLayers(look: Look, layers: Layer[]): Look {
  const keys = new Set(layers.map(keyOf));
  const pinned = look.pinned.filter((key) => keys.has(key));
  return { ...look, pinned, recipe: { ...look.recipe, layers } };
}
