import { Check, CircleAlert, RotateCw, X } from "lucide-react";
import type { MatrixCell as Cell, Verdict } from "../../api/matrix";
import { useKnownJobs } from "../../jobs/LiveJobs";
import { Construction } from "../../ui/Construction";
import { Ring } from "../../ui/Ring";

interface Props {
  cell: Cell;
  /** What is combined in it. */
  name: string;
  /** It is the one that keys mean: only that one is in the order of tabs. */
  current: boolean;
  onCurrent: () => void;
  onLook: () => void;
  onJudge: (verdict: Verdict | null) => void;
  onAgain: () => void;
}

/** A picture of a matrix, how far it is, and what is said of it. */
export function MatrixCell({ cell, name, current, onCurrent, onLook, onJudge, onAgain }: Props) {
  const job = useKnownJobs().find((each) => each.id === cell.job_id);
  const { preview_image_card: picture, verdict, status } = cell;
  const failed = status === "failed" || status === "cancelled";
  const drawn = picture !== null && status === "completed";
  const said = verdict ? `, ${verdict}` : "";
  const toggle = (wanted: Verdict) => onJudge(verdict === wanted ? null : wanted);
  return (
    <div
      className={["cell", failed && "bad", !picture && !failed && "wait", verdict]
        .filter(Boolean)
        .join(" ")}
    >
      <button
        type="button"
        className="look"
        data-cell={cell.position}
        tabIndex={current ? 0 : -1}
        aria-label={`${name}${said}${drawn ? "" : `, ${status}`}`}
        onFocus={onCurrent}
        onClick={() => drawn && onLook()}
      >
        {picture && <img src={picture} alt="" loading="lazy" draggable={false} />}
      </button>
      {verdict && (
        <span className={verdict === "kept" ? "st k" : "st x"} aria-hidden>
          {verdict === "kept" ? <Check className="i s12" /> : <X className="i s12" />}
        </span>
      )}
      {failed ? (
        <div className="mid">
          <CircleAlert className="i s20" aria-hidden />
          <span className="t12">{cell.error?.message ?? "It was stopped."}</span>
          <button type="button" className="btn xs line" onClick={onAgain}>
            <RotateCw className="i s12" aria-hidden />
            Draw again
          </button>
        </div>
      ) : (
        status !== "completed" && (
          <div className="mid still">
            {status === "running" ? (
              <>
                <Construction name="figure" />
                {job && job.progress > 0 && <Ring value={job.progress} size={40} />}
                <span className="msg">{job?.progress_message || "Drawing"}</span>
              </>
            ) : (
              <span className="t12 mut">Queued</span>
            )}
          </div>
        )
      )}
      {drawn && (
        <span className="tools">
          <button type="button" tabIndex={-1} className="btn" onClick={() => toggle("kept")}>
            Keep
          </button>
          <button type="button" tabIndex={-1} className="btn" onClick={() => toggle("rejected")}>
            Reject
          </button>
          <button
            type="button"
            tabIndex={-1}
            className="btn icon"
            aria-label={`Draw ${name} again`}
            title="Draw again"
            onClick={onAgain}
          >
            <RotateCw className="i s12" aria-hidden />
          </button>
        </span>
      )}
    </div>
  );
}
