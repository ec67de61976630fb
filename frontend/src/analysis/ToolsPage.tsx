import { ArrowLeft } from "lucide-react";
import { type Job, retryJob } from "../api/jobs";
import { isFinished } from "../api/stream/message";
import { askedOf, findingsOf } from "../api/tools";
import { standing } from "../jobs/JobLine";
import { useTrack } from "../jobs/LiveJobs";
import { Blank } from "../ui/Blank";
import { ProgressBar } from "../ui/ProgressBar";
import { sayFailed } from "../ui/toast";
import { FindingsView } from "./FindingsView";
import { LookForm } from "./LookForm";
import { MadeView } from "./MadeView";
import { Photo, useSource } from "./Photo";
import { ReviewView } from "./ReviewView";
import type { ToolsSearch } from "./search";
import { useJob } from "./useJob";
import { useLook } from "./useLook";
import "./tools.css";

interface Props {
  search: ToolsSearch;
  onSearch: (search: ToolsSearch) => void;
}

/** Lets a tool look at a picture, and makes entities of what it saw. */
export function ToolsPage({ search, onSearch }: Props) {
  const tool = search.tool ?? "comprehensive";
  const { look, progress, refusal } = useLook((job) => onSearch({ tool, job }));
  const { job, error } = useJob(search.job);
  return (
    <>
      <header className="head">
        {search.job && (
          <button
            type="button"
            className="btn icon sm"
            aria-label="Look at another picture"
            onClick={() => onSearch({ tool })}
          >
            <ArrowLeft className="i" aria-hidden />
          </button>
        )}
        <h1>{job ? job.description.replace(/^\w+: /, "") : "Tools"}</h1>
        {job && <span className="mut2 sub trunc">{job.title}</span>}
        <span className="grow" />
        {job?.entity_id && isFinished(job) && (
          <button
            type="button"
            className="btn"
            onClick={() => onSearch({ tool, image: job.entity_id ?? "" })}
          >
            Look again
          </button>
        )}
      </header>
      {!search.job && (
        <LookForm
          tool={tool}
          image={search.image}
          onTool={(name) => onSearch({ ...search, tool: name })}
          progress={progress}
          refusal={refusal}
          onLook={(picture, model) => void look(tool, model, picture)}
        />
      )}
      {job && <Outcome key={job.id} job={job} onJob={(id) => onSearch({ tool, job: id })} />}
      {error && (
        <Blank drawing="axis" title="This look is gone" broken>
          {error.message}
        </Blank>
      )}
    </>
  );
}

function Outcome({ job, onJob }: { job: Job; onJob: (id: string) => void }) {
  const image = useSource(job.entity_id);
  const track = useTrack();
  const findings = findingsOf(job);
  const asked = askedOf(job);
  if (asked) return <ReviewView jobId={job.id} findings={asked} />;
  if (findings?.made.length) return <MadeView findings={findings} />;
  if (findings) return <FindingsView findings={findings} />;
  const over = job.status === "failed" || job.status === "cancelled";
  const again = async () => {
    const { job_id } = await retryJob(job.id);
    await track(job_id);
    onJob(job_id);
  };
  return (
    <div className="rv">
      <section aria-label="Photo">
        <Photo image={image} marks={[]} open={null} onOpen={() => undefined} />
      </section>
      <section aria-label="Found" className="lookgoing" role="status">
        <p className={job.status === "failed" ? "red" : "mut2"}>{standing(job)}</p>
        {job.status === "running" && job.progress > 0 && <ProgressBar value={job.progress} />}
        {over && (
          <button type="button" className="btn line" onClick={() => void again().catch(sayFailed)}>
            Try again
          </button>
        )}
      </section>
    </div>
  );
}
