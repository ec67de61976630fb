import type { Job } from "../api/jobs";

/** Which jobs a page shows: how they stand, as its chips say it. */
export const STANDINGS = [
  { value: "waits", label: "Waits for you", statuses: ["awaiting_input"] },
  { value: "running", label: "Running", statuses: ["running"] },
  { value: "queued", label: "Queued", statuses: ["queued"] },
  { value: "failed", label: "Failed", statuses: ["failed"] },
  { value: "done", label: "Done", statuses: ["completed", "cancelled"] },
] as const;

export type Standing = (typeof STANDINGS)[number]["value"];

/** The sorts of work there are, as a person calls them. */
export const WORK: Record<Job["type"], string> = {
  preview: "Previews",
  optimize: "Preview sizes",
  generate: "Pictures",
  analyze: "Analyses",
  story: "Stories",
  import: "Imports",
  export: "Exports",
  bulk: "Changes to many",
  merge: "Merges",
  render_batch: "Batches of previews",
  sweep: "Housekeeping",
  check: "Tests of providers",
};

/** What of the jobs page stands in its address. */
export interface JobsSearch {
  standing?: Standing | undefined;
  type?: Job["type"] | undefined;
  q?: string | undefined;
}

/** Reads an address that anybody may have typed. */
export function parseJobsSearch(search: Record<string, unknown>): JobsSearch {
  const type = String(search.type);
  return {
    standing: STANDINGS.find(({ value }) => value === search.standing)?.value,
    type: isWork(type) ? type : undefined,
    q: search.q === undefined || search.q === "" ? undefined : String(search.q),
  };
}

export function isWork(type: string): type is Job["type"] {
  return Object.hasOwn(WORK, type);
}

export function statusesOf(standing: Standing | undefined): readonly Job["status"][] {
  return STANDINGS.find(({ value }) => value === standing)?.statuses ?? [];
}

/** Whether a job is one of those that are looked for, as the server would say it. */
export function isWanted(job: Job, { standing, type, q }: JobsSearch): boolean {
  const statuses = statusesOf(standing);
  const text = `${job.title} ${job.description}`.toLowerCase();
  return (
    job.parent_id === null &&
    (statuses.length === 0 || statuses.includes(job.status)) &&
    (type === undefined || job.type === type) &&
    (q ?? "")
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}
