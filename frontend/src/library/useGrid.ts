import { type RefObject, useLayoutEffect, useState } from "react";

/** How cards stand in a grid of a given width. All measures are in pixels. */
export interface GridShape {
  columns: number;
  card: number;
  row: number;
  gap: number;
}

const CAPTION = 46;

/** The shape of a grid `width` wide: two columns on a phone, else as many as fit. */
export function gridShape(width: number, phone: boolean): GridShape {
  const gap = phone ? 12 : 16;
  const columns = phone ? 2 : Math.max(1, Math.floor((width + gap) / (164 + gap)));
  const card = (width - gap * (columns - 1)) / columns;
  return { columns, card, gap, row: card + CAPTION + (phone ? 16 : 20) };
}

/** The shape of the grid in `scroller`, kept up with its size; null before it is measured. */
export function useGridShape(scroller: RefObject<HTMLElement | null>): GridShape | null {
  const [shape, setShape] = useState<GridShape | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const padding =
        (Number.parseFloat(paddingLeft) || 0) + (Number.parseFloat(paddingRight) || 0);
      setShape(gridShape(element.clientWidth - padding, window.innerWidth <= 720));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return shape;
}
