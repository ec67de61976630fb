import type { Layer, Recipe } from "../../api/generating";

/** What is composed: a recipe, its name, and what in it is held fast. */
export interface Look {
  name: string;
  recipe: Recipe;
  /** The keys of layers that nothing may replace or clear away. */
  pinned: string[];
}

/** What a layer is called among the others: an entity stands in a stack once. */
export type Key = string;

export function keyOf({ entity_type, entity_id }: Pick<Layer, "entity_type" | "entity_id">): Key {
  return `${entity_type}:${entity_id}`;
}

/** An entity as a new layer. */
export function layerOf(entity_type: string, entity_id: string): Layer {
  return { entity_type, entity_id, version: null, weight: 1, enabled: true };
}

export const LIGHTEST = 0.1;
export const HEAVIEST = 2;

/** A stack of nothing, with a seed of its own: what is drawn again shows the same person. */
export function emptyLook(seed: number): Look {
  return {
    name: "",
    pinned: [],
    recipe: {
      layers: [],
      prompt: null,
      negative: null,
      model: null,
      seed,
      width: 1024,
      height: 1024,
      config_id: null,
      remix_of: null,
    },
  };
}

/** Seeds are below this. */
export const SEEDS = 2 ** 32;
const SHORT_SEEDS = 10_000;

/** A seed by chance, short enough to be read out. */
export function newSeed(): number {
  return Math.floor(Math.random() * SHORT_SEEDS);
}
