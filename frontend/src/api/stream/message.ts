import type { Job } from "../jobs";

/**
 * What the event stream tells a page.
 * `joined` is where things stand for a page that came later; `snapshot` says that events may be
 * missing, so what is shown is to be read again; `ended` says that the session is over.
 */
export type StreamMessage =
  | { kind: "joined"; jobs: Job[]; live: boolean }
  | { kind: "snapshot"; jobs: Job[] }
  | { kind: "job"; job: Job }
  | { kind: "live" }
  | { kind: "away" }
  | { kind: "ended" };

/** What a page may ask of the stream: to try again at once, or to end with the session. */
export type StreamRequest = "retry" | "end";

const FINISHED = new Set(["completed", "failed", "cancelled"]);

export function isFinished(job: Job): boolean {
  return FINISHED.has(job.status);
}
