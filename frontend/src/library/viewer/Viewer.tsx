import { ChevronLeft, ChevronRight, Download, Info, X, ZoomIn, ZoomOut } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { isTyping } from "../../ui/pageKeys";
import { count } from "../../ui/words";
import { useEntityActions } from "../actions";
import { ComposeLink } from "../ComposeLink";
import { Heart } from "../Heart";
import { madeOf } from "./made";
import { RecipePanel } from "./RecipePanel";
import { FIT, ZoomPicture, zoomed } from "./ZoomPicture";
import "./viewer.css";

interface Props {
  kind: Kind;
  entity: Entity;
  /** Where it stands in a list; null where it is shown alone. */
  place: { index: number; total: number; onIndex: (index: number) => void } | null;
  onClose: () => void;
}

/**
 * A picture over the whole window. The arrows go on to the next, + and - zoom, 0 fits, I shows the
 * recipe, F makes it a favorite, Escape closes.
 */
export default function Viewer({ kind, entity, place, onClose }: Props) {
  const actions = useEntityActions(kind);
  const [zoom, setZoom] = useState(FIT);
  const [telling, setTelling] = useState(false);
  const made = madeOf(entity);
  const step = (by: -1 | 1) => {
    if (!place) return null;
    const to = place.index + by;
    if (to < 0 || to >= place.total) return null;
    return () => {
      setZoom(FIT);
      place.onIndex(to);
    };
  };
  const [before, after] = [step(-1), step(1)];
  const deeds: Record<string, (() => void) | null> = {
    ArrowLeft: before,
    ArrowRight: after,
    "+": () => setZoom(zoomed(zoom, 1.4)),
    "=": () => setZoom(zoomed(zoom, 1.4)),
    "-": () => setZoom(zoomed(zoom, 1 / 1.4)),
    "0": () => setZoom(FIT),
    i: made && (() => setTelling(!telling)),
    f: () => void actions.favorite(entity, !entity.favorite),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const deed = deeds[event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    deed();
  };
  const { preview_image_full: full, name } = entity;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className="viewer" aria-describedby={undefined} onKeyDown={onKeyDown}>
          <header className="row viewerhead">
            <Dialog.Title className="d18 trunc">{name}</Dialog.Title>
            {place && (
              <span className="t12 mut num">
                {count(place.index + 1)} of {count(place.total)}
              </span>
            )}
            <span className="grow" />
            <ComposeLink entity={entity} kind={kind} className="btn line sm" />
            <span className="row onwide">
              <Tool words="Smaller" does={() => setZoom(zoomed(zoom, 1 / 1.4))}>
                <ZoomOut className="i" aria-hidden />
              </Tool>
              <Tool words="Larger" does={() => setZoom(zoomed(zoom, 1.4))}>
                <ZoomIn className="i" aria-hidden />
              </Tool>
            </span>
            {made && (
              <Tool words="Recipe" pressed={telling} does={() => setTelling(!telling)}>
                <Info className="i" aria-hidden />
              </Tool>
            )}
            <Heart entity={entity} kind={kind} />
            {full && (
              <a className="btn icon" href={full} download aria-label="Download" title="Download">
                <Download className="i" aria-hidden />
              </a>
            )}
            <Dialog.Close className="btn icon" aria-label="Close">
              <X className="i" aria-hidden />
            </Dialog.Close>
          </header>
          <div className="viewerbody">
            {full ? (
              <ZoomPicture src={full} alt={name} zoom={zoom} onZoom={setZoom} />
            ) : (
              <p className="mut nopicture">There is no picture yet.</p>
            )}
            {before && (
              <button type="button" className="btn line icon step" onClick={before}>
                <ChevronLeft className="i" aria-label="Previous" />
              </button>
            )}
            {after && (
              <button type="button" className="btn line icon step next" onClick={after}>
                <ChevronRight className="i" aria-label="Next" />
              </button>
            )}
            {made && telling && <RecipePanel made={made} />}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ToolProps {
  words: string;
  pressed?: boolean;
  does: () => void;
  children: React.ReactNode;
}

function Tool({ words, pressed, does, children }: ToolProps) {
  return (
    <button
      type="button"
      className={pressed ? "btn icon line" : "btn icon"}
      aria-label={words}
      aria-pressed={pressed}
      title={words}
      onClick={does}
    >
      {children}
    </button>
  );
}
