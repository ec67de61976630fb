import type { CSSProperties } from "react";
import type { Where } from "../api/tools";

/** How a square of `side` pixels shows a part of a picture: all of the part, the rest cut off. */
export function cropOf(
  url: string,
  where: Where | [],
  size: { width: number; height: number },
  side: number,
): CSSProperties {
  const [left, top, wide, high] = where.length ? where : ([0, 0, 1, 1] as const);
  const scale = Math.max(side / (wide * size.width), side / (high * size.height));
  const [width, height] = [size.width * scale, size.height * scale];
  const x = left * width + (wide * width - side) / 2;
  const y = top * height + (where.length ? (high * height - side) / 2 : 0);
  return {
    width: side,
    height: side,
    backgroundImage: `url("${url}")`,
    backgroundSize: `${width}px ${height}px`,
    backgroundPosition: `${-x}px ${-y}px`,
  };
}
