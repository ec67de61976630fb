import type { ReactNode } from "react";
import type { Recipe } from "../../api/generating";
import { useComposer } from "../Composer";
import { shotOf } from "../state/shots";
import { Stage } from "./Stage";
import { Strip } from "./Strip";
import type { useDrafts } from "./useDrafts";
import type { useOrders } from "./useOrders";
import "../../ui/picture.css";
import "../../library/picture/preview.css";
import "./canvas.css";

interface Props {
  drafts: ReturnType<typeof useDrafts>;
  orders: ReturnType<typeof useOrders>;
  onKeep: (recipe: Recipe) => void;
  /** What stands beside a picture that was there already. */
  again: ReactNode;
}

/** The picture of the look, how it comes along, and what was drawn before. */
export function CanvasPane({ drafts, orders, onKeep, again }: Props) {
  const { desk, look } = useComposer();
  const current = shotOf(desk.shots, look.recipe);
  const shown = current ?? (look.recipe.layers.length > 0 ? desk.shots.at(-1) : undefined);
  return (
    <section className="pane canvas" aria-label="Canvas">
      <Stage
        shot={shown}
        old={shown !== current}
        job={orders.job ?? drafts.job}
        ordered={orders.busy}
        again={again}
        failure={
          drafts.failure && (
            <>
              <span className="t12">{drafts.failure}</span>
              <button type="button" className="btn line xs" onClick={drafts.again}>
                Try again
              </button>
            </>
          )
        }
      />
      <Strip current={current} busy={orders.busy} onKeep={onKeep} />
    </section>
  );
}
