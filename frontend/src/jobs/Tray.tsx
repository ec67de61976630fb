import { Link } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { Job } from "../api/jobs";
import { isFinished } from "../api/stream/message";
import { ProgressBar } from "../ui/ProgressBar";
import { Ring } from "../ui/Ring";
import { ago } from "../ui/words";
import { type JobParts, standing } from "./JobLine";
import { useKnownJobs, useLive } from "./LiveJobs";
import { noticesUnsaid, turnNotices, useNotices } from "./notices";
import { questionOf } from "./question";
import "../ui/floating.css";
import "./tray.css";

/** The jobs of now, at the foot of the sidebar; it opens to a list of them. */
export function Tray({ parts }: { parts: JobParts }) {
  const [open, setOpen] = useState(false);
  const jobs = useKnownJobs();
  const summary = useSummary();
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={["traycard", open ? "open" : "", summary.busy ? "" : "idle"].join(" ")}
      >
        <span className="row t12">
          <span className="m trunc">{summary.title}</span>
          <span className="grow" />
          <span className="mut num">{summary.count}</span>
        </span>
        <ProgressBar value={summary.progress} thin />
        <span className="railed-only">
          {summary.busy ? (
            <Ring value={summary.progress} size={22} bare />
          ) : (
            <ListChecks className="i s14" aria-hidden />
          )}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop tray"
          side="right"
          align="end"
          sideOffset={16}
          collisionPadding={16}
          aria-label="Jobs"
        >
          <TrayList jobs={jobs} parts={parts} onLeave={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The tray of a phone: one line above the tab bar while something runs. */
export function TrayStrip() {
  const summary = useSummary();
  if (!summary.busy) return null;
  return (
    <Link to="/jobs" className="ministrip">
      <span className="m">{summary.title}</span>
      <span className="grow">
        <ProgressBar value={summary.progress} />
      </span>
      <span className="mut num">{summary.count}</span>
    </Link>
  );
}

interface ListProps {
  jobs: Job[];
  parts: JobParts;
  onLeave: () => void;
}

function TrayList({ jobs, parts, onLeave }: ListProps) {
  const open = jobs.filter((job) => !isFinished(job));
  const shown = open
    .sort((a, b) => rank(a) - rank(b) || a.created_at.localeCompare(b.created_at))
    .slice(0, 5);
  const done = jobs.filter(isFinished).slice(0, open.length ? 1 : 4);
  const running = open.filter((job) => job.status === "running").length;
  const canTell = useNotices(noticesUnsaid);
  return (
    <>
      <div className="row trayhead">
        <b className="m grow">{open.length ? "Running now" : "Nothing running"}</b>
        {open.length > 0 && (
          <span className="t12 mut num">
            {running} running, {open.length - running} waiting
          </span>
        )}
      </div>
      {shown.map((job) => (
        <div key={job.id} className={job.status === "awaiting_input" ? "tj call" : "tj"}>
          <span className="jt">{parts.picture(job)}</span>
          <span className="grow">
            <span className="trunc m block">{job.title}</span>
            <span className="t12 mut trunc block">
              {job.status === "awaiting_input" ? standing(job) : job.description || standing(job)}
            </span>
          </span>
          {job.status === "running" && job.progress > 0 && <Ring value={job.progress} size={30} />}
          {job.status === "queued" && <span className="t12 mut">Waiting</span>}
          {questionOf(job) ? (
            <Link
              to="/jobs"
              search={{ standing: "waits" }}
              className="btn ink sm"
              aria-label={`Answer ${job.description || job.title}`}
              onClick={onLeave}
            >
              Answer
            </Link>
          ) : (
            job.status === "awaiting_input" && parts.open(job)
          )}
        </div>
      ))}
      {done.length > 0 && shown.length > 0 && <hr />}
      {done.map((job) => (
        <div key={job.id} className={job.status === "failed" ? "tj done failed" : "tj done"}>
          <span className="jt">{parts.picture(job)}</span>
          <span className="grow t12 mut2 trunc">
            {job.description || job.title}: {job.status === "completed" ? "done" : standing(job)}{" "}
            {job.finished_at ? ago(job.finished_at) : ""}
          </span>
          {parts.open(job)}
        </div>
      ))}
      <hr />
      <div className="row trayfoot">
        {canTell && (
          <button type="button" className="link t12" onClick={() => void turnNotices("on")}>
            Tell me when long work ends
          </button>
        )}
        <span className="grow" />
        <Link to="/jobs" className="link" onClick={onLeave}>
          All jobs
        </Link>
      </div>
    </>
  );
}

function rank(job: Job): number {
  return ["awaiting_input", "running", "queued"].indexOf(job.status);
}

function useSummary() {
  const open = useKnownJobs().filter((job) => !isFinished(job));
  const burst = useLive().store.burst();
  if (open.length === 0) return { busy: false, title: "Nothing running", count: "", progress: 0 };
  const drawing = open.every((job) => job.type === "preview");
  const one = burst.total === 1 ? open[0] : undefined;
  const things = drawing ? `${burst.total} previews` : `${burst.total} jobs`;
  return {
    busy: true,
    title: one ? one.description || one.title : `${drawing ? "Drawing" : "Doing"} ${things}`,
    count: one ? `${Math.round(one.progress * 100)} %` : `${burst.done} of ${burst.total}`,
    progress: burst.progress,
  };
}
