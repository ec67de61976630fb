import { useQuery } from "@tanstack/react-query";
import { Check, RotateCw, X } from "lucide-react";
import { cancelJob, type Job, jobsQuery, retryJob } from "../api/jobs";
import { isFinished } from "../api/stream/message";
import { Blank } from "../ui/Blank";
import { ProgressBar } from "../ui/ProgressBar";
import { sayFailed } from "../ui/toast";
import { ago, price, took } from "../ui/words";
import { type JobParts, standing } from "./JobLine";
import { useKnownJobs } from "./LiveJobs";
import "./tray.css";
import "./jobs.css";

/** Every job, as it goes: what runs, what waits, what is done. */
export function JobsPage({ parts }: { parts: JobParts }) {
  const { data, error, refetch } = useQuery(jobsQuery);
  const jobs = merge(data ?? [], useKnownJobs());
  const open = jobs.filter((job) => !isFinished(job));
  const running = open.filter((job) => job.status === "running").length;
  return (
    <>
      <header className="head">
        <h1>Jobs</h1>
        {open.length > 0 && (
          <span className="mut num headcount">
            {running} running, {open.length - running} waiting
          </span>
        )}
      </header>
      {error && !jobs.length ? (
        <Blank
          drawing="frame"
          title={error.message}
          broken
          actions={
            <button type="button" className="btn line" onClick={() => void refetch()}>
              Try now
            </button>
          }
        >
          Your work is safe. Jobs go on meanwhile.
        </Blank>
      ) : data && !jobs.length ? (
        <Blank drawing="axis" title="No jobs yet">
          Draw a preview, and it shows here while it runs.
        </Blank>
      ) : (
        <div className="jl">
          <div className="jrow jhead" aria-hidden="true">
            <span>Job</span>
            <span>Progress</span>
            <span className="r">Cost</span>
            <span className="r">Took</span>
            <span className="r">Started</span>
          </div>
          <ul aria-label="Jobs">
            {jobs.map((job) => (
              <JobRow key={job.id} job={job} parts={parts} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function JobRow({ job, parts }: { job: Job; parts: JobParts }) {
  const state = job.status === "awaiting_input" ? "call" : job.status === "failed" ? "fail" : "";
  return (
    <li className={`jrow ${state}`}>
      <span className="t">
        <span className="jt">{parts.picture(job)}</span>
        <span className="grow">
          <span className="nm trunc block">{job.title}</span>
          <span className="d trunc block">{job.description}</span>
        </span>
      </span>
      <Standing job={job} />
      <span className="r num cost">{job.cost_usd === null ? "" : price(job.cost_usd)}</span>
      <span className="r num took">
        {job.started_at && job.finished_at ? took(job.started_at, job.finished_at) : ""}
      </span>
      <span className="r mut2 when">{ago(job.created_at)}</span>
      <span className="acts">
        <Action job={job} parts={parts} />
      </span>
    </li>
  );
}

function Standing({ job }: { job: Job }) {
  const text = standing(job);
  if (job.status === "running" && job.progress > 0) {
    return (
      <span className="pm">
        <ProgressBar value={job.progress} />
        <span className="num percent">{Math.round(job.progress * 100)} %</span>
        <span className="trunc">{text}</span>
      </span>
    );
  }
  return (
    <span className={`pm ${job.status}`}>
      {job.status === "completed" && <Check className="i s14" aria-hidden />}
      <span className={job.status === "failed" ? "" : "trunc"}>{text}</span>
    </span>
  );
}

function Action({ job, parts }: { job: Job; parts: JobParts }) {
  if (!isFinished(job)) {
    return (
      <button
        type="button"
        className="btn icon sm"
        aria-label={`Cancel ${job.description || job.title}`}
        disabled={job.cancel_requested}
        onClick={() => void cancelJob(job.id).catch(sayFailed)}
      >
        <X className="i s14" aria-hidden />
      </button>
    );
  }
  if (job.status === "failed") {
    return (
      <button
        type="button"
        className="btn sm line"
        onClick={() => void retryJob(job.id).catch(sayFailed)}
      >
        <RotateCw className="i s14" aria-hidden />
        Try again
      </button>
    );
  }
  return parts.open(job);
}

/** The jobs of both lists, each in its newer version; what waits for the user first, then newest. */
function merge(read: Job[], heard: Job[]): Job[] {
  const jobs = new Map(read.map((job) => [job.id, job]));
  for (const job of heard) {
    if ((jobs.get(job.id)?.version ?? -1) < job.version) jobs.set(job.id, job);
  }
  return [...jobs.values()].sort(
    (a, b) => rank(a) - rank(b) || b.created_at.localeCompare(a.created_at),
  );
}

function rank(job: Job): number {
  const order = ["awaiting_input", "running", "queued"].indexOf(job.status);
  return order < 0 ? 3 : order;
}
