import { CircleAlert } from "lucide-react";
import { type Job, retryJob } from "../../api/jobs";
import { useTrack } from "../../jobs/LiveJobs";
import { Ring } from "../../ui/Ring";
import { sayFailed } from "../../ui/toast";
import type { Size } from "./preview";

interface Props {
  job: Job;
  size: Size;
  over: boolean;
}

interface FailureProps extends Props {
  onRetry?: (jobId: string) => void;
}

/** How far the job on a picture is; `over` a picture that stands. */
export function Progress({ job, size, over }: Props) {
  const message = job.status === "queued" ? "Waiting its turn" : job.progress_message || "Drawing";
  const known = job.status === "running" && job.progress > 0;
  if (size === "small") {
    return (
      <span className="mid" title={message}>
        {known ? <Ring value={job.progress} size={26} bare /> : <span className="dot" />}
      </span>
    );
  }
  const ring = known && <Ring value={job.progress} size={over ? 40 : 44} />;
  return (
    <span className="mid">
      {over ? known && <span className="disc">{ring}</span> : ring}
      {over ? (
        <span className="mark plain">{message}</span>
      ) : (
        <span className="msg">{message}</span>
      )}
    </span>
  );
}

/** Why the job on a picture failed, and another try; `onRetry` is told the new job's id. */
export function Failure({ job, size, over, onRetry }: FailureProps) {
  const track = useTrack();
  const sentence = job.error?.message ?? "It could not be drawn.";
  const retry = async (id: string) => {
    const { job_id } = await retryJob(id);
    await track(job_id);
    onRetry?.(job_id);
  };
  if (size === "small") {
    return (
      <span className="mid failure" title={sentence}>
        <CircleAlert className="i" aria-label={sentence} />
      </span>
    );
  }
  return (
    <span className={over ? "failure strip" : "failure mid"} role="alert">
      <CircleAlert className="i s20" aria-hidden />
      <span className="t12">{sentence}</span>
      <button
        type="button"
        className="btn line xs"
        onClick={() => void retry(job.id).catch(sayFailed)}
      >
        Try again
      </button>
    </span>
  );
}
