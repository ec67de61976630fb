import type { Entity } from "../../api/entities";

/** The picture of an entity: its URLs by size, and what is known of it before it is loaded. */
export interface Preview {
  small: string | null;
  card: string | null;
  medium: string | null;
  full: string | null;
  width: number | null;
  height: number | null;
  thumbhash: string | null;
}

/** How large it stands on the page; each but `large`, the full picture, has a derivative. */
export type Size = "small" | "card" | "medium" | "large";

export const NO_PREVIEW: Preview = {
  small: null,
  card: null,
  medium: null,
  full: null,
  width: null,
  height: null,
  thumbhash: null,
};

export function previewOf(entity: Entity): Preview {
  return {
    small: entity.preview_image_small,
    card: entity.preview_image_card,
    medium: entity.preview_image_medium,
    full: entity.preview_image_full,
    width: entity.preview_width,
    height: entity.preview_height,
    thumbhash: entity.preview_thumbhash,
  };
}

/** The edge of the square that each derivative fits into, in pixels. */
const BOX = { small: 100, card: 320, medium: 600, full: Number.POSITIVE_INFINITY };
type File = keyof typeof BOX;

const FILES: File[] = ["small", "card", "medium", "full"];
const FILE_OF: Record<Size, File> = {
  small: "small",
  card: "card",
  medium: "medium",
  large: "full",
};

/** How wide it usually stands, as the browser's `sizes` wants it. */
const STANDS: Record<Exclude<Size, "large">, string> = {
  small: "40px",
  card: "(max-width: 720px) 45vw, 200px",
  medium: "(max-width: 720px) 100vw, 400px",
};

export interface Sources {
  src: string;
  srcSet: string | undefined;
  sizes: string | undefined;
}

/** What to load for `size`: its own file, and others for denser screens; null without any. */
export function sourcesOf(preview: Preview, size: Size, stands?: string): Sources | null {
  const from = FILES.indexOf(FILE_OF[size]);
  const src = [...FILES.slice(from), ...FILES.slice(0, from).reverse()]
    .map((file) => preview[file])
    .find((url) => url !== null);
  if (!src) return null;
  const { width, height } = preview;
  const alone = { src, srcSet: undefined, sizes: undefined };
  if (size === "large" || !width || !height) return alone;
  const candidates = FILES.flatMap((file) => {
    const url = preview[file];
    return url ? [{ url, width: widthIn(BOX[file], width, height) }] : [];
  }).filter((each, index, all) => all[index - 1]?.width !== each.width);
  if (candidates.length < 2) return alone;
  const srcSet = candidates.map((each) => `${each.url} ${each.width}w`).join(", ");
  return { src, srcSet, sizes: stands ?? STANDS[size] };
}

/** The derivative that is still to be cut for `size`, if there is a full picture to cut it from. */
export function missingCut(preview: Preview, size: Size): "small" | "card" | "medium" | null {
  const file = FILE_OF[size];
  return file !== "full" && preview.full && !preview[file] ? file : null;
}

function widthIn(box: number, width: number, height: number): number {
  return Math.round(width * Math.min(1, box / Math.max(width, height)));
}
