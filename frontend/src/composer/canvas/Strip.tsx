import { Bookmark, Check, Columns2, Download } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Recipe } from "../../api/generating";
import { sourcesOf } from "../../library/picture/preview";
import { useComposer } from "../Composer";
import type { Shot } from "../state/shots";

const Compare = lazy(() => import("../../ui/compare/Compare"));

interface Props {
  current: Shot | undefined;
  busy: boolean;
  onKeep: (recipe: Recipe) => void;
}

/** What was drawn so far: a press brings its recipe back. The newest stands at the end. */
export function Strip({ current, busy, onKeep }: Props) {
  const { desk, look, act, dropShot } = useComposer();
  const { shots } = desk;
  const list = useRef<HTMLUListElement>(null);
  const [comparing, setComparing] = useState(false);
  const at = current ? shots.indexOf(current) : -1;
  const other = shots[at - 1] ?? shots[at + 1];
  const sideOf = (shot: Shot) => ({
    src: shot.picture.full ?? "",
    label: `Picture ${shots.indexOf(shot) + 1}`,
  });
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at]);
  if (shots.length === 0) return <div className="strip" />;
  return (
    <section className="strip" aria-label="History">
      <ul className="hist" ref={list}>
        {shots.map((shot, index) => {
          const sources = sourcesOf(shot.picture, "card", "64px");
          return (
            <li key={shot.id} className={shot.imageId ? "kept" : undefined}>
              <button
                type="button"
                className={shot === current ? "pic cur" : "pic"}
                aria-label={`Picture ${index + 1}${shot.imageId ? ", kept" : ""}`}
                aria-current={shot === current}
                onClick={() => act({ type: "open", look: { ...look, recipe: shot.recipe } })}
              >
                {sources && (
                  <img {...sources} alt="" draggable={false} onError={() => dropShot(shot.id)} />
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {current && (
        <>
          <span className="t12 mut num onwide">
            {at + 1} of {shots.length}
          </span>
          {other && (
            <button
              type="button"
              className="btn icon sm"
              aria-label="Compare with the one before"
              title="Compare"
              onClick={() => setComparing(true)}
            >
              <Columns2 className="i" aria-hidden />
            </button>
          )}
          <a
            className="btn icon sm"
            href={current.picture.full ?? undefined}
            download
            aria-label="Download this picture"
            title="Download"
          >
            <Download className="i" aria-hidden />
          </a>
          <button
            type="button"
            className="btn line sm"
            disabled={busy || current.imageId !== null}
            onClick={() => onKeep(current.recipe)}
          >
            {current.imageId ? (
              <Check className="i s14" aria-hidden />
            ) : (
              <Bookmark className="i s14" aria-hidden />
            )}
            {current.imageId ? "Kept" : "Keep"}
          </button>
        </>
      )}
      {comparing && current && other && (
        <Suspense>
          <Compare
            left={sideOf(other)}
            right={sideOf(current)}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
