import { thumbHashToDataURL } from "thumbhash";

const drawn = new Map<string, string | null>();

/** A blurred hint of a picture as a data URL, from its thumbhash in base64; null if it is none. */
export function hintOf(thumbhash: string | null): string | null {
  if (!thumbhash) return null;
  const known = drawn.get(thumbhash);
  if (known !== undefined) return known;
  const hint = draw(thumbhash);
  drawn.set(thumbhash, hint);
  return hint;
}

function draw(thumbhash: string): string | null {
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}
