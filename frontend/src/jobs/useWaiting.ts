import { useKnownJobs } from "./LiveJobs";

/** How many jobs wait for the user's answer. */
export function useWaiting(): number {
  return useKnownJobs().filter((job) => job.status === "awaiting_input").length;
}
