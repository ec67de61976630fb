import type { Layer } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import { type Key, keyOf, type Look } from "./look";

type Rule = NonNullable<Kind["layer"]>;

/** How each type of entity stacks; those that are missing do not. */
export type Rules = ReadonlyMap<string, Rule>;

export function rulesOf(kinds: Kind[]): Rules {
  return new Map(kinds.flatMap((kind) => (kind.layer ? [[kind.entity_type, kind.layer]] : [])));
}

/** What would become of an entity that is put on the stack. */
export type Verdict =
  | { does: "add"; from: number; to: number }
  | { does: "replace"; key: Key }
  | { does: "refuse"; because: "unlayered" | "there" }
  | { does: "refuse"; because: "pinned"; key: Key };

/** Judges `layer`: a single kind replaces, a stacking one goes anywhere from `from` to `to`. */
export function judge({ recipe, pinned }: Look, layer: Layer, rules: Rules): Verdict {
  const rule = rules.get(layer.entity_type);
  if (!rule) return { does: "refuse", because: "unlayered" };
  const { layers } = recipe;
  if (layers.some((each) => keyOf(each) === keyOf(layer)))
    return { does: "refuse", because: "there" };
  const other = layers.find((each) => excludes(layer, each, rules));
  if (!other) return { does: "add", ...roomFor(layers, rule.order, rules) };
  const key = keyOf(other);
  if (pinned.includes(key)) return { does: "refuse", because: "pinned", key };
  return { does: "replace", key };
}

/** Whether only one of the two can be there: there is one base, and one of each single kind. */
function excludes(one: Layer, other: Layer, rules: Rules): boolean {
  const stacking = rules.get(one.entity_type)?.stacking;
  if (stacking === "base") return rules.get(other.entity_type)?.stacking === "base";
  return stacking === "replace" && one.entity_type === other.entity_type;
}

/** The places among `layers` where one of this order may stand. */
export function roomFor(
  layers: Layer[],
  order: number,
  rules: Rules,
): { from: number; to: number } {
  const orders = layers.map((each) => orderOf(each, rules));
  const from = orders.findIndex((each) => each >= order);
  const to = orders.findIndex((each) => each > order);
  return { from: from < 0 ? layers.length : from, to: to < 0 ? layers.length : to };
}

export function orderOf(layer: Layer, rules: Rules): number {
  return rules.get(layer.entity_type)?.order ?? 0;
}

/** Layers from anywhere, as a stack may hold them: in order, and nothing that excludes another. */
export function settled(layers: Layer[], rules: Rules): Layer[] {
  const kept: Layer[] = [];
  for (const layer of layers) {
    const known = rules.has(layer.entity_type);
    const taken = kept.some((each) => keyOf(each) === keyOf(layer) || excludes(layer, each, rules));
    if (known && !taken) kept.push(layer);
  }
  return kept.sort((a, b) => orderOf(a, rules) - orderOf(b, rules));
}
