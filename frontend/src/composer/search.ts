/** What the composer's address may ask for. */
export interface ComposerSearch {
  /** The id of an image whose recipe is opened. */
  image?: string;
  /** An entity that is put on the stack: its type, a colon, its id. */
  add?: string;
}

export function parseComposerSearch({ image, add }: Record<string, unknown>): ComposerSearch {
  return {
    ...(typeof image === "string" && image && { image }),
    ...(typeof add === "string" && /^\w+:[\w-]+$/.test(add) && { add }),
  };
}
