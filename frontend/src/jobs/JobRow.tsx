import { Check, ChevronDown, ChevronRight, ChevronsUp, RotateCw, X } from "lucide-react";
import { useState } from "react";
import { cancelJob, hurryJob, type Job, retryJob } from "../api/jobs";
import { isFinished } from "../api/stream/message";
import { ProgressBar } from "../ui/ProgressBar";
import { sayFailed } from "../ui/toast";
import { Unread } from "../ui/Unread";
import { ago, count, price, took } from "../ui/words";
import { type JobParts, standing } from "./JobLine";
import { QuestionForm } from "./QuestionForm";
import { questionOf } from "./question";
import { useChildren } from "./useJobs";

interface Props {
  job: Job;
  parts: JobParts;
}

/** A job as it goes; one that is made of others unfolds to them. */
export function JobRow({ job, parts }: Props) {
  const [open, setOpen] = useState(false);
  const state = job.status === "awaiting_input" ? "call" : job.status === "failed" ? "fail" : "";
  const Fold = open ? ChevronDown : ChevronRight;
  const question = questionOf(job);
  return (
    <li className={open ? "jfamily open" : "jfamily"}>
      <div className={`jrow ${state}`}>
        <span className="t">
          {job.has_children && (
            <button
              type="button"
              className="tw"
              aria-expanded={open}
              aria-label={`Parts of ${job.description || job.title}`}
              onClick={() => setOpen(!open)}
            >
              <Fold className="i s14" aria-hidden />
            </button>
          )}
          <span className="jt">{parts.picture(job)}</span>
          <span className="grow">
            <span className="nm trunc block">{job.title}</span>
            <span className="d trunc block">{job.description}</span>
          </span>
        </span>
        <Standing job={job} />
        <span className="r num cost">{job.cost_usd === null ? "" : price(job.cost_usd)}</span>
        <span className="r num took">{duration(job)}</span>
        <span className="r mut2 when">{ago(job.created_at)}</span>
        <span className="acts">
          <Action job={job} parts={parts} />
        </span>
      </div>
      {question && <QuestionForm jobId={job.id} question={question} />}
      {open && <Children parent={job.id} parts={parts} />}
    </li>
  );
}

/** So many parts are shown before the rest is only counted. */
const SHOWN = 8;

function Children({ parent, parts }: { parent: string; parts: JobParts }) {
  const [all, setAll] = useState(false);
  const { children, error, refetch } = useChildren(parent);
  const notable = children.filter((job) => job.status !== "completed" && job.status !== "queued");
  const shown = all ? children : [...new Set([...notable, ...children])].slice(0, SHOWN);
  const rest = children.filter((job) => !shown.includes(job));
  const done = rest.filter(isFinished).length;
  return (
    <ul aria-label="Parts">
      {error && (
        <li>
          <Unread error={error} retry={refetch} />
        </li>
      )}
      {shown.map((job) => (
        <li key={job.id} className={job.status === "failed" ? "jrow child fail" : "jrow child"}>
          <span className="t">
            <span className="jt">{parts.picture(job)}</span>
            <span className="nm trunc">{job.description || job.title}</span>
          </span>
          <Standing job={job} />
          <span className="r mut num cost">{job.cost_usd === null ? "" : price(job.cost_usd)}</span>
          <span className="r mut num took">{duration(job)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="jrow child">
          <button type="button" className="link t12 more" onClick={() => setAll(true)}>
            {count(rest.length)} more: {done} done, {rest.length - done} waiting
          </button>
        </li>
      )}
    </ul>
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

function Action({ job, parts }: Props) {
  const name = job.description || job.title;
  if (!isFinished(job)) {
    return (
      <>
        {job.status === "awaiting_input" && parts.open(job)}
        {job.status === "queued" && (
          <button
            type="button"
            className="btn icon sm"
            aria-label={`Do ${name} next`}
            onClick={() => void hurryJob(job.id).catch(sayFailed)}
          >
            <ChevronsUp className="i s14" aria-hidden />
          </button>
        )}
        <button
          type="button"
          className="btn icon sm"
          aria-label={`Cancel ${name}`}
          disabled={job.cancel_requested}
          onClick={() => void cancelJob(job.id).catch(sayFailed)}
        >
          <X className="i s14" aria-hidden />
        </button>
      </>
    );
  }
  if (job.status === "failed" || job.status === "cancelled") {
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

/** How long it took, or has been at it as far as was heard. */
function duration({ started_at, finished_at, updated_at }: Job): string {
  return started_at ? took(started_at, finished_at ?? updated_at) : "";
}
