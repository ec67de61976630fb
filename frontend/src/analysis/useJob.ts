import { useQuery } from "@tanstack/react-query";
import { fetchJob, type Job } from "../api/jobs";
import { useKnownJobs } from "../jobs/LiveJobs";

/** A job as it stands now: as its events told, or as it was read. */
export function useJob(id: string | undefined) {
  const heard = useKnownJobs().find((job) => job.id === id);
  const { data, error } = useQuery({
    queryKey: ["jobs", "one", id],
    queryFn: () => fetchJob(id ?? ""),
    enabled: id !== undefined && !heard,
    retry: false,
  });
  const job: Job | undefined = heard ?? data;
  return { job, error: job ? null : error };
}
