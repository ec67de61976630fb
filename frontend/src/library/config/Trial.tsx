import type { Entity } from "../../api/entities";
import { isFinished } from "../../api/stream/message";
import { useKnownJobs } from "../../jobs/LiveJobs";
import { Construction } from "../../ui/Construction";
import { Failure, Progress } from "../picture/JobState";
import "../../ui/picture.css";
import "../picture/preview.css";

interface Props {
  sample: Entity;
  config: Entity;
  /** The job that draws it, or drew it; null before. */
  job: string | null;
  onRetry: (job: string) => void;
}

/** An entity as a config shows it: a picture to look at, which nothing keeps. */
export function Trial({ sample, config, job: id, onRetry }: Props) {
  const job = useKnownJobs().find((each) => each.id === id) ?? null;
  const url = job?.status === "completed" ? job.result?.preview_image_medium : null;
  const there = typeof url === "string";
  const busy = job !== null && !isFinished(job);
  return (
    <figure className="trial">
      <span className={there ? "pic epi" : "pic epi stand"}>
        {there ? (
          <img src={url} alt={`${sample.name} by ${config.name}`} />
        ) : (
          <Construction name="frame" />
        )}
        {busy && <Progress job={job} size="medium" over={false} />}
        {job?.status === "failed" && (
          <Failure job={job} size="medium" over={false} onRetry={onRetry} />
        )}
      </span>
      <figcaption className="plinth">
        <span className="trunc grow">{config.name}</span>
      </figcaption>
    </figure>
  );
}
