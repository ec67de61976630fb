import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { childrenQuery, type Job, jobsQuery } from "../api/jobs";
import { useKnownJobs } from "./LiveJobs";
import { isWanted, type JobsSearch, statusesOf } from "./search";

/** The jobs that are looked for, as they stand now: what waits for the user first, then newest. */
export function useJobs(search: JobsSearch) {
  const known = useKnownJobs();
  const { standing, type, q } = search;
  const read = useInfiniteQuery(jobsQuery({ statuses: statusesOf(standing), type, q }));
  const pages = read.data?.pages.flatMap((page) => page.items);
  return {
    jobs: newest(pages ?? [], known).filter((job) => isWanted(job, search)),
    isKnown: pages !== undefined,
    error: read.error,
    refetch: () => void read.refetch(),
    more: read.hasNextPage ? () => void read.fetchNextPage() : undefined,
  };
}

/** The children of a job, in the order they were asked for. */
export function useChildren(parent: string) {
  const known = useKnownJobs().filter((job) => job.parent_id === parent);
  const { data, error, refetch } = useQuery(childrenQuery(parent));
  return {
    children: newest(data ?? [], known).sort((a, b) => a.created_at.localeCompare(b.created_at)),
    /** Why not all of them may be there. */
    error: data ? null : error,
    refetch: () => void refetch(),
  };
}

/** The jobs of both lists, each in its newer version. */
function newest(read: Job[], heard: Job[]): Job[] {
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
