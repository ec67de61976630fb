import type { Job } from "../api/jobs";

/** What a job asks, what there is to choose from, and the words that an answer begins with. */
export interface Question {
  text: string;
  options: string[];
  draft: string;
}

/** Reads a job's question; null when it asks nothing, or in a way that has a page of its own. */
export function questionOf(job: Job): Question | null {
  if (job.status !== "awaiting_input" || !job.question) return null;
  const { text, options, draft } = job.question.question;
  if (typeof text !== "string") return null;
  return {
    text,
    options: Array.isArray(options) ? options.filter((it) => typeof it === "string") : [],
    draft: typeof draft === "string" ? draft : "",
  };
}
