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

function OpenThing({ job }: { job: Job }) {
  const kind = useKind(job.entity_type);
  if (job.type === "analyze") {
    return (
      <Link
        to="/tools"
        search={{ job: job.id }}
        className="link t12"
        aria-label={`${job.status === "awaiting_input" ? "Review" : "Open"} ${job.description || job.title}`}
      >
        {job.status === "awaiting_input" ? "Review" : "Open"}
      </Link>
    );
  }
  if (!kind || !job.entity_id) return null;
  return (
    <Link
      to="/entities/$slug/$id"
      params={{ slug: kind.slug, id: job.entity_id }}
      className="link t12"
      aria-label={`Open ${job.description || job.title}`}
    >
      Open
    </Link>
  );
}
