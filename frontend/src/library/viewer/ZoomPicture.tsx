import { type PointerEvent, useRef } from "react";

/** How large a picture is shown, where 1 fits the window, and how far it is pushed, in pixels. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export const FIT: Zoom = { scale: 1, x: 0, y: 0 };
const MOST = 8;

/** The zoom, `factor` times as large. */
export function zoomed({ scale, x, y }: Zoom, factor: number): Zoom {
  const next = Math.min(MOST, Math.max(1, scale * factor));
  const part = next / scale;
  return next === 1 ? FIT : { scale: next, x: x * part, y: y * part };
}

interface Props {
  src: string;
  alt: string;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
}

/** A picture that the wheel or a press enlarges, and that is pushed about once it is large. */
export function ZoomPicture({ src, alt, zoom, onZoom }: Props) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const moved = useRef(false);
  const onMove = (event: PointerEvent) => {
    if (!from.current || zoom.scale === 1) return;
    moved.current = true;
    onZoom({
      ...zoom,
      x: event.clientX - from.current.x,
      y: event.clientY - from.current.y,
    });
  };
  const letGo = () => {
    from.current = null;
  };
  const toggle = () => onZoom(zoom.scale > 1 ? FIT : zoomed(zoom, 2.5));
  return (
    <button
      type="button"
      className={zoom.scale > 1 ? "zoom large" : "zoom"}
      aria-label={`${alt}, ${zoom.scale > 1 ? "fit the window" : "look closer"}`}
      onWheel={(event) => onZoom(zoomed(zoom, event.deltaY < 0 ? 1.15 : 1 / 1.15))}
      onClick={() => moved.current || toggle()}
      onPointerDown={(event) => {
        moved.current = false;
        from.current = { x: event.clientX - zoom.x, y: event.clientY - zoom.y };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <img
        key={src}
        src={src}
        alt={alt}
        draggable={false}
        style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
      />
    </button>
  );
}
