import type { Recipe } from "../../api/generating";
import type { Job } from "../../api/jobs";
import type { Preview } from "../../library/picture/preview";

/** A picture that was made of a recipe. */
export interface Shot {
  /** Its job. */
  id: string;
  recipe: Recipe;
  picture: Preview;
  /** The image it became; null for a draft that was not kept. */
  imageId: string | null;
  /** How long it took from the change on, in seconds; null where nobody waited for it. */
  seconds: number | null;
  /** It was there already: nothing was drawn, nothing paid. */
  reused: boolean;
}

const KEPT = 24;

/** What of a recipe can be seen: recipes of the same one look the same. */
export function seenOf(recipe: Recipe): string {
  const { model: _, remix_of: __, layers, ...rest } = recipe;
  const shown = layers.filter((layer) => layer.enabled);
  return JSON.stringify({
    ...rest,
    layers: shown.map((layer) => [layer.entity_type, layer.entity_id, layer.version, layer.weight]),
  });
}

/** The newest picture of a recipe. */
export function shotOf(shots: Shot[], recipe: Recipe): Shot | undefined {
  const seen = seenOf(recipe);
  return shots.findLast((shot) => seenOf(shot.recipe) === seen);
}

/** The pictures with one more; one of the same job or the same image gives way. */
export function withShot(shots: Shot[], shot: Shot): Shot[] {
  const others = shots.filter(
    (each) => each.id !== shot.id && (!shot.imageId || each.imageId !== shot.imageId),
  );
  return [...others, shot].slice(-KEPT);
}

/** The picture that a finished job made of `recipe`; null if it made none. */
export function shotFrom(job: Job, recipe: Recipe, seconds: number | null): Shot | null {
  const result = job.result;
  if (!result) return null;
  const text = (name: string) => {
    const value = result[name];
    return typeof value === "string" ? value : null;
  };
  const measure = (name: string) => {
    const value = result[name];
    return typeof value === "number" ? value : null;
  };
  const full = text("preview_image_full");
  if (!full) return null;
  return {
    id: job.id,
    recipe,
    picture: {
      small: text("preview_image_small"),
      card: text("preview_image_card"),
      medium: text("preview_image_medium"),
      full,
      width: measure("width"),
      height: measure("height"),
      thumbhash: null,
    },
    imageId: text("image_id"),
    seconds,
    reused: result.reused === true,
  };
}
