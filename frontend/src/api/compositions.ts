import { queryOptions } from "@tanstack/react-query";
import {
  createCompositions,
  deleteCompositions,
  duplicateCompositions,
  listCompositions,
  replaceCompositions,
} from "./generated/sdk.gen";
import type { CompositionView } from "./generated/types.gen";
import { type Recipe, wholeRecipe } from "./generating";

/** A recipe that is kept by a name; its pictures are those of its image. */
export type Composition = Omit<CompositionView, "recipe"> & { recipe: Recipe };

export type CompositionDraft = Pick<Composition, "name" | "recipe" | "image_id">;

/** What was saved, the last changed first. */
export const compositionsQuery = queryOptions({
  queryKey: ["compositions"],
  queryFn: async ({ signal }) => {
    const { data } = await listCompositions({ query: { limit: 200 }, signal, throwOnError: true });
    return { total: data.total, items: data.items.map(whole) };
  },
});

/** Saves a composition, over the one with this id or as a new one. */
export async function saveComposition(
  id: string | null,
  body: CompositionDraft,
): Promise<Composition> {
  const { data } = id
    ? await replaceCompositions({ path: { id }, body, throwOnError: true })
    : await createCompositions({ body, throwOnError: true });
  return whole(data);
}

export async function deleteComposition(id: string): Promise<void> {
  await deleteCompositions({ path: { id }, throwOnError: true });
}

export async function duplicateComposition(id: string): Promise<void> {
  await duplicateCompositions({ path: { id }, throwOnError: true });
}

function whole(view: CompositionView): Composition {
  return { ...view, recipe: wholeRecipe(view.recipe) };
}
