import {
  estimateGenerate,
  generateGenerate,
  imageRecipeRecipes,
  readRecipeRecipes,
} from "./generated/sdk.gen";
import type {
  Accepted,
  GenerateEstimate,
  GenerateOrder,
  RecipeLayer,
  Remix,
  Recipe as WrittenRecipe,
} from "./generated/types.gen";

/** An entity in a picture; a version of null is as it is now. */
export type Layer = Required<RecipeLayer>;

/** What a picture is made from, its layers from the lowest to the topmost. */
export type Recipe = Required<Omit<WrittenRecipe, "layers">> & { layers: Layer[] };

/** How many pictures, for how long, and in whose place. */
export type Order = Pick<GenerateOrder, "count" | "draft" | "supersedes" | "again">;

/** What would be sent to which model, and what is to be said of it before. */
export type Estimate = GenerateEstimate;

/** A recipe that was found, and what is to be known of it. */
export interface Found {
  recipe: Recipe;
  notes: string[];
}

/** Where what was generated is kept: the slug of its kind. */
export const IMAGES = "images";

/** A recipe with all that may be left unsaid. */
export function wholeRecipe({ layers = [], ...said }: WrittenRecipe): Recipe {
  return {
    prompt: null,
    negative: null,
    model: null,
    seed: null,
    width: 1024,
    height: 1024,
    config_id: null,
    remix_of: null,
    ...said,
    layers: layers.map(wholeLayer),
  };
}

export function wholeLayer(layer: RecipeLayer): Layer {
  return { version: null, weight: 1, enabled: true, ...layer };
}

/** Asks for pictures of a recipe; the job. */
export async function generate(recipe: Recipe, order: Order): Promise<Accepted> {
  return (await generateGenerate({ body: { ...recipe, ...order }, throwOnError: true })).data;
}

/** What generating would send and cost; no model is asked. */
export async function estimate(
  recipe: Recipe,
  count: number,
  signal: AbortSignal,
): Promise<Estimate> {
  return (await estimateGenerate({ body: { ...recipe, count }, signal, throwOnError: true })).data;
}

/** The recipe of an image, to go on with it. */
export async function recipeOf(imageId: string): Promise<Found> {
  return found((await imageRecipeRecipes({ path: { id: imageId }, throwOnError: true })).data);
}

/** The recipe that a picture's file holds. */
export async function recipeIn(file: File): Promise<Found> {
  return found((await readRecipeRecipes({ body: { file }, throwOnError: true })).data);
}

function found({ recipe, notes = [] }: Remix): Found {
  return { recipe: wholeRecipe(recipe), notes };
}
