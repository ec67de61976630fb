import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type CSSProperties, useEffect, useState } from "react";
import "../floating.css";
import "./compare.css";

/** A picture that is held beside another one. */
export interface Side {
  src: string;
  /** What it is called: "Before". */
  label: string;
}

type Way = "slide" | "beside" | "blink";

const WAYS: [way: Way, words: string][] = [
  ["slide", "Slide"],
  ["beside", "Side by side"],
  ["blink", "Blink"],
];
const BLINK = 700;

/** Two pictures held against each other: under a line that slides, side by side, or in turn. */
export default function Compare({
  left,
  right,
  onClose,
}: {
  left: Side;
  right: Side;
  onClose: () => void;
}) {
  const [way, setWay] = useState<Way>("slide");
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content className="compare" aria-describedby={undefined}>
          <header className="row comparehead">
            <Dialog.Title className="d18">
              {left.label} and {right.label}
            </Dialog.Title>
            <span className="grow" />
            <fieldset className="join" aria-label="How they are compared">
              {WAYS.map(([each, words]) => (
                <button
                  key={each}
                  type="button"
                  className={each === way ? "btn sm ink" : "btn sm line"}
                  aria-pressed={each === way}
                  onClick={() => setWay(each)}
                >
                  {words}
                </button>
              ))}
            </fieldset>
            <Dialog.Close className="btn icon" aria-label="Close">
              <X className="i" aria-hidden />
            </Dialog.Close>
          </header>
          {way === "slide" && <Slide left={left} right={right} />}
          {way === "beside" && (
            <div className="comparestage beside">
              <Picture side={left} />
              <Picture side={right} />
            </div>
          )}
          {way === "blink" && <Blink left={left} right={right} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Picture({ side, hidden = false }: { side: Side; hidden?: boolean }) {
  return (
    <figure hidden={hidden}>
      <img src={side.src} alt={side.label} draggable={false} />
      <figcaption className="mark plain">{side.label}</figcaption>
    </figure>
  );
}

function Slide({ left, right }: { left: Side; right: Side }) {
  const [at, setAt] = useState(50);
  return (
    <div className="comparestage slide" style={{ "--at": `${at}%` } as CSSProperties}>
      <img src={left.src} alt={left.label} draggable={false} />
      <img className="upper" src={right.src} alt={right.label} draggable={false} />
      <i className="line" aria-hidden />
      <input
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label={`How much is ${left.label}`}
        onChange={(event) => setAt(Number(event.target.value))}
      />
    </div>
  );
}

/** Shows them in turn; by Space alone, for who wants less motion. */
function Blink({ left, right }: { left: Side; right: Side }) {
  const [other, setOther] = useState(false);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  useEffect(() => {
    if (still) return;
    const timer = setInterval(() => setOther((now) => !now), BLINK);
    return () => clearInterval(timer);
  }, [still]);
  return (
    <button
      type="button"
      className="comparestage blink"
      aria-label={`Showing ${(other ? right : left).label}: show the other`}
      onClick={() => setOther(!other)}
    >
      <Picture side={left} hidden={other} />
      <Picture side={right} hidden={!other} />
    </button>
  );
}
