import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  cancelJobs,
  getJobs,
  listJobs,
  moveToFrontJobs,
  overviewJobs,
  pauseJobs,
  respondJobs,
  resumeJobs,
  retryJobs,
} from "./generated/sdk.gen";
import type { Accepted, JobsOverview, JobView } from "./generated/types.gen";

/** A piece of work, as the server last told it. */
export type Job = JobView;

export interface JobFilters {
  statuses: readonly Job["status"][];
  type?: Job["type"] | undefined;
  q?: string | undefined;
}

/** The jobs that are nobody's children, newest first, page by page. */
export function jobsQuery({ statuses, type, q }: JobFilters) {
  return infiniteQueryOptions({
    queryKey: ["jobs", "list", statuses, type, q],
    queryFn: async ({ pageParam, signal }) =>
      (
        await listJobs({
          query: {
            top: true,
            limit: 100,
            ...(statuses.length > 0 && { status: [...statuses] }),
            ...(type && { type: [type] }),
            ...(q && { q }),
            ...(pageParam && { cursor: Number(pageParam) }),
          },
          signal,
          throwOnError: true,
        })
      ).data,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (before) => before,
  });
}

export function childrenQuery(parent: string) {
  return queryOptions({
    queryKey: ["jobs", "children", parent],
    queryFn: async ({ signal }) =>
      (await listJobs({ query: { parent, limit: 200 }, signal, throwOnError: true })).data.items,
  });
}

/** How many jobs stand where, and since when they are paused. */
export const overviewQuery = queryOptions({
  queryKey: ["jobs", "overview"],
  queryFn: async ({ signal }) => (await overviewJobs({ signal, throwOnError: true })).data,
});

export async function fetchJob(id: string): Promise<Job> {
  return (await getJobs({ path: { id }, throwOnError: true })).data;
}

export async function cancelJob(id: string): Promise<Job> {
  return (await cancelJobs({ path: { id }, throwOnError: true })).data;
}

/** Lets a waiting job be the next of the user's. */
export async function hurryJob(id: string): Promise<Job> {
  return (await moveToFrontJobs({ path: { id }, throwOnError: true })).data;
}

/** Answers what a job asks, so that it goes on. */
export async function answerJob(id: string, answer: string): Promise<Job> {
  return (await respondJobs({ path: { id }, body: { answer }, throwOnError: true })).data;
}

/** Does the work of a job again, as a new job. */
export async function retryJob(id: string): Promise<Accepted> {
  return (await retryJobs({ path: { id }, throwOnError: true })).data;
}

/** Lets no more jobs start, or lets them start again. */
export async function pauseAll(paused: boolean): Promise<JobsOverview> {
  const change = paused ? pauseJobs : resumeJobs;
  return (await change({ throwOnError: true })).data;
}
