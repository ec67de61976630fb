import { Link } from "@tanstack/react-router";
import type { Job } from "../api/jobs";
import type { JobParts } from "../jobs/JobLine";
import { useKind } from "../library/kinds";
import { JobPicture } from "../library/picture/JobPicture";

/** How the library shows what a job is about, for lists of jobs. */
export const JOB_PARTS: JobParts = {
  picture: (job) => <JobPicture job={job} />,
  open: (job) => <OpenThing job={job} />,
};

/** The way to what a job made, or is about. */
function OpenThing({ job }: { job: Job }) {
  const made = job.result ?? {};
  const type = job.entity_type ?? made.entity_type;
  const id = job.entity_id ?? made.entity_id ?? made.image_id;
  const kind = useKind(typeof type === "string" ? type : null);
  const name = job.description || job.title;
  if (job.type === "analyze") {
    const open = job.status === "awaiting_input" ? "Review" : "Open";
    return (
      <Link
        to="/tools"
        search={{ job: job.id }}
        className="link t12"
        aria-label={`${open} ${name}`}
      >
        {open}
      </Link>
    );
  }
  if (kind && typeof id === "string") {
    return (
      <Link
        to="/entities/$slug/$id"
        params={{ slug: kind.slug, id }}
        className="link t12"
        aria-label={`Open ${name}`}
      >
        Open
      </Link>
    );
  }
  if (typeof made.url === "string") {
    return (
      <a href={made.url} download className="link t12" aria-label={`Download ${name}`}>
        Download
      </a>
    );
  }
  return job.type === "import" ? (
    <Link to="/settings/transfer" className="link t12" aria-label={`Report of ${name}`}>
      Report
    </Link>
  ) : null;
}
