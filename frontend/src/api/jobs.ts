import { queryOptions } from "@tanstack/react-query";
import { cancelJobs, getJobs, listJobs, retryJobs } from "./generated/sdk.gen";
import type { Accepted, JobView } from "./generated/types.gen";

/** A piece of work, as the server last told it. */
export type Job = JobView;

export const jobsQuery = queryOptions({
  queryKey: ["jobs"],
  queryFn: async ({ signal }) =>
    (await listJobs({ query: { limit: 100 }, signal, throwOnError: true })).data.items,
});

export async function fetchJob(id: string): Promise<Job> {
  return (await getJobs({ path: { id }, throwOnError: true })).data;
}

export async function cancelJob(id: string): Promise<Job> {
  return (await cancelJobs({ path: { id }, throwOnError: true })).data;
}

/** Does the work of a job again, as a new job. */
export async function retryJob(id: string): Promise<Accepted> {
  return (await retryJobs({ path: { id }, throwOnError: true })).data;
}
