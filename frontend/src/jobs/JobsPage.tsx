import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Pause, Play } from "lucide-react";
import { useCallback } from "react";
import { overviewQuery, pauseAll } from "../api/jobs";
import { Blank } from "../ui/Blank";
import { Broken } from "../ui/Broken";
import { SearchField } from "../ui/SearchField";
import { sayFailed } from "../ui/toast";
import { ago } from "../ui/words";
import { JobFilters } from "./JobFilters";
import type { JobParts } from "./JobLine";
import { JobRow } from "./JobRow";
import type { JobsSearch } from "./search";
import { useJobs } from "./useJobs";
import { useOverview } from "./useOverview";
import "./tray.css";
import "./jobs.css";

interface Props {
  search: JobsSearch;
  parts: JobParts;
}

/** Every job, as it goes: what runs, what waits, what is done. */
export function JobsPage({ search, parts }: Props) {
  const navigate = useNavigate();
  const { count, pausedSince } = useOverview();
  const list = useJobs(search);
  const onSearch = useCallback(
    (next: JobsSearch) => void navigate({ to: "/jobs", search: next, replace: true }),
    [navigate],
  );
  const onWords = useCallback(
    (q: string) => onSearch({ ...search, q: q || undefined }),
    [onSearch, search],
  );
  const running = count("running");
  const waiting = count("queued") + count("waits");
  return (
    <>
      <header className="head">
        <h1>Jobs</h1>
        {running + waiting > 0 && (
          <span className="mut num headcount">
            {running} running, {waiting} waiting
          </span>
        )}
        <span className="grow" />
        <SearchField
          value={search.q ?? ""}
          label="Search jobs"
          placeholder="Search jobs"
          onChange={onWords}
        />
        <PauseButton paused={pausedSince !== null} />
      </header>
      <JobFilters search={search} counted={count} onSearch={onSearch} />
      {pausedSince && (
        <p className="paused t12" role="status">
          Paused {ago(pausedSince)}. What runs goes on; nothing new starts until you resume.
        </p>
      )}
      {list.error && !list.jobs.length ? (
        <Broken message={list.error.message} onRetry={list.refetch}>
          Your work is safe. Jobs go on meanwhile.
        </Broken>
      ) : list.isKnown && !list.jobs.length ? (
        <Nothing narrowed={Boolean(search.standing || search.type || search.q)} />
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
            {list.jobs.map((job) => (
              <JobRow key={job.id} job={job} parts={parts} />
            ))}
          </ul>
          {list.more && (
            <button type="button" className="btn line older" onClick={list.more}>
              Older jobs
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  if (narrowed) {
    return (
      <Blank drawing="axis" title="No such jobs">
        Nothing here matches these filters.
      </Blank>
    );
  }
  return (
    <Blank drawing="axis" title="No jobs yet">
      Draw a preview, and it shows here while it runs.
    </Blank>
  );
}

function PauseButton({ paused }: { paused: boolean }) {
  const queries = useQueryClient();
  const change = async () => {
    try {
      queries.setQueryData(overviewQuery.queryKey, await pauseAll(!paused));
    } catch (error) {
      sayFailed(error);
    }
  };
  const [Icon, label] = paused ? [Play, "Resume"] : [Pause, "Pause all"];
  return (
    <button
      type="button"
      className={paused ? "btn ink" : "btn line"}
      aria-label={label}
      onClick={() => void change()}
    >
      <Icon className="i s14" aria-hidden />
      <span className="onwide">{label}</span>
    </button>
  );
}
