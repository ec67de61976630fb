import { type RefObject, useLayoutEffect, useState } from "react";

/** How cards stand in a grid of a given width. All measures are in pixels. */
export interface GridShape {
  columns: number;
  card: number;
  row: number;
  gap: number;
}

const CAPTION = 46;
const ROW = 52;

/** A window so wide or narrower, in pixels, is a phone's. */
export const PHONE = 720;

/** The shape of a grid `width` wide: two columns on a phone, else as many as fit. */
export function gridShape(width: number, phone: boolean): GridShape {
  const gap = phone ? 12 : 16;
  const columns = phone ? 2 : Math.max(1, Math.floor((width + gap) / (164 + gap)));
  const card = (width - gap * (columns - 1)) / columns;
  return { columns, card, gap, row: card + CAPTION + (phone ? 16 : 20) };
}

/** The shape of a list `width` wide: one column of rows. */
export function listShape(width: number): GridShape {
  return { columns: 1, card: width, row: ROW, gap: 0 };
}

/** The shape of what is in `scroller`, kept up with its size; null before it is measured. */
export function useGridShape(
  scroller: RefObject<HTMLElement | null>,
  asList: boolean,
): GridShape | null {
  const [shape, setShape] = useState<GridShape | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const padding =
        (Number.parseFloat(paddingLeft) || 0) + (Number.parseFloat(paddingRight) || 0);
      const width = element.clientWidth - padding;
      setShape(asList ? listShape(width) : gridShape(width, window.innerWidth <= PHONE));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, asList]);
  return shape;
}
