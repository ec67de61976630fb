import { Download, X } from "lucide-react";
import { cancelJob, type Job } from "../../api/jobs";
import { isFinished } from "../../api/stream/message";
import { standing } from "../../jobs/JobLine";
import { useJobs } from "../../jobs/useJobs";
import { ProgressBar } from "../../ui/ProgressBar";
import { sayFailed } from "../../ui/toast";
import { Unread } from "../../ui/Unread";
import { ago, count, size } from "../../ui/words";
import { ReportTable } from "./ReportTable";
import { packOf, reportOf } from "./report";

const SHOWN = 5;

/** The latest moves of a sort, as they go and as they ended. */
export function Moves({ type, label }: { type: "import" | "export"; label: string }) {
  const { jobs, isKnown, error, refetch } = useJobs({ type });
  if (!isKnown && error) return <Unread error={error} retry={refetch} />;
  if (jobs.length === 0) return null;
  return (
    <ul aria-label={label} className="setrows">
      {jobs.slice(0, SHOWN).map((job, index) => (
        <Move key={job.id} job={job} open={index === 0} />
      ))}
    </ul>
  );
}

/** One move; its report is folded unless it is the newest. */
function Move({ job, open }: { job: Job; open: boolean }) {
  const report = reportOf(job);
  const pack = packOf(job);
  return (
    <li className="move">
      <div className="setrow">
        <span className="grow">
          <span className="m trunc block">{job.description}</span>
          <span className={job.status === "failed" ? "t12 red block" : "t12 mut block"}>
            {outcome(job)}
          </span>
        </span>
        <span className="t12 mut">{ago(job.created_at)}</span>
        {pack && (
          <a className="btn line sm" href={pack.url} download>
            <Download className="i s14" aria-hidden />
            Download
          </a>
        )}
        {!isFinished(job) && (
          <button
            type="button"
            className="btn icon sm"
            aria-label={`Cancel ${job.description}`}
            disabled={job.cancel_requested}
            onClick={() => void cancelJob(job.id).catch(sayFailed)}
          >
            <X className="i s14" aria-hidden />
          </button>
        )}
      </div>
      {job.status === "running" && <ProgressBar value={job.progress} />}
      {report && report.categories.length > 0 && (
        <details open={open}>
          <summary className="link t12">Category by category</summary>
          <ReportTable report={report} />
        </details>
      )}
    </li>
  );
}

function outcome(job: Job): string {
  const report = reportOf(job);
  const pack = packOf(job);
  if (pack) return `${count(pack.entities)} entities, ${size(pack.bytes)}`;
  if (!report) return standing(job);
  if (report.categories.length === 0) return "There is nothing in it to move in.";
  const came = report.dry_run ? "would come" : "came over";
  return `${count(report.migrated)} ${came}, ${count(report.failed)} failed`;
}
