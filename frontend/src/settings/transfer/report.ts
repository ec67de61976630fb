import type { Job } from "../../api/jobs";

export interface Remark {
  file: string;
  reason: string;
}

/** How one category fared. */
export interface Tally {
  category: string;
  migrated: number;
  already: number;
  failed: number;
  failures: Remark[];
  notes: Remark[];
}

export interface Report {
  dry_run: boolean;
  migrated: number;
  failed: number;
  categories: Tally[];
}

/** What an import left as its result; null before it has ended well. */
export function reportOf(job: Job): Report | null {
  return job.type === "import" && job.status === "completed" && job.result?.categories
    ? (job.result as unknown as Report)
    : null;
}

/** The pack that an export made; null before there is one. */
export function packOf(job: Job): { url: string; bytes: number; entities: number } | null {
  const { url, bytes, entities } = job.result ?? {};
  return typeof url === "string" && typeof bytes === "number" && typeof entities === "number"
    ? { url, bytes, entities }
    : null;
}
