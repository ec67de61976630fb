import "./swatch.css";

/** A spot of a tag's color; without a color, an empty ring. */
export function Swatch({ color }: { color: string | null }) {
  return <span className="swatch" data-color={color ?? undefined} aria-hidden="true" />;
}
