import { useDroppable } from "@dnd-kit/core";
import { CircleAlert, Recycle, Zap } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import type { Job } from "../../api/jobs";
import { sourcesOf } from "../../library/picture/preview";
import { Construction } from "../../ui/Construction";
import { Ring } from "../../ui/Ring";
import { useComposer } from "../Composer";
import { CropMarks } from "../drag/CropMarks";
import { useDragging } from "../drag/DragRoom";
import { CANVAS, type Target } from "../drag/held";
import type { Shot } from "../state/shots";

const TARGET: Target = { on: "canvas" };

interface Props {
  shot: Shot | undefined;
  /** The picture is not of the look as it is now. */
  old: boolean;
  /** What is being drawn, and whether somebody waits for it as a picture to keep. */
  job: Job | null;
  ordered: boolean;
  failure: ReactNode;
  /** What stands beside a picture that was there already. */
  again: ReactNode;
}

/** The picture in the middle, and what happens to it. */
export function Stage({ shot, old, job, ordered, failure, again }: Props) {
  const { look, nameOf, dropShot } = useComposer();
  const dragging = useDragging();
  const { setNodeRef } = useDroppable({ id: CANVAS, data: TARGET });
  const { width, height, layers } = look.recipe;
  const style = { "--ratio": width / height } as CSSProperties;
  const names = layers
    .filter((each) => each.enabled)
    .map((each) => nameOf(`${each.entity_type}:${each.entity_id}`));
  const sources = shot && sourcesOf(shot.picture, "large", "(max-width: 720px) 100vw, 50vw");
  const percent = job && job.status === "running" && job.progress > 0;
  return (
    <div className="stage">
      <div className="art" style={style} ref={setNodeRef}>
        <div className={sources ? "pic" : "pic stand"}>
          {sources ? (
            <img
              key={shot.id}
              {...sources}
              alt={names.join(", ")}
              data-old={old || undefined}
              draggable={false}
              onError={() => dropShot(shot.id)}
            />
          ) : (
            <>
              <Construction name="figure" />
              {!job && !failure && (
                <p className="begin">
                  {layers.length > 0
                    ? "Not drawn yet."
                    : "Drop a picture from the library here, or press it there."}
                </p>
              )}
            </>
          )}
        </div>
        <div className="over" role="status">
          {ordered && job ? (
            <span className="mark plain">
              {percent ? <Ring value={job.progress} size={14} bare /> : <span className="dot" />}
              {job.progress_message || "Waiting its turn"}
            </span>
          ) : old && job ? (
            <span className="mark plain">
              <span className="dot" />
              Drawing
            </span>
          ) : (
            shot && !old && <Mark shot={shot} again={again} />
          )}
        </div>
        {failure && (
          <div className="failure strip" role="alert">
            <CircleAlert className="i s20" aria-hidden />
            {failure}
          </div>
        )}
        {dragging && <CropMarks />}
        {dragging?.over && <span className="mark blue dropwords">{dragging.words}</span>}
      </div>
    </div>
  );
}

function Mark({ shot, again }: { shot: Shot; again: ReactNode }) {
  if (shot.reused) {
    return (
      <>
        <span className="mark plain">
          <Recycle className="i s12" aria-hidden />
          Was there already, free
        </span>
        {again}
      </>
    );
  }
  if (shot.imageId || shot.seconds === null) return null;
  return (
    <span className="mark plain">
      <Zap className="i s12" aria-hidden />
      Live, {shot.seconds.toFixed(1)} s
    </span>
  );
}
