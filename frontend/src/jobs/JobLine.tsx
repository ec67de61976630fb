import type { ReactNode } from "react";
import type { Job } from "../api/jobs";
import { count } from "../ui/words";
import { questionOf } from "./question";

/** What a job is a picture of, and where it leads: given by who knows the library. */
export interface JobParts {
  picture: (job: Job) => ReactNode;
  open: (job: Job) => ReactNode;
}

/** How a job stands, in words; empty when it says nothing. */
export function standing(job: Job): string {
  switch (job.status) {
    case "queued":
      return "Waiting its turn";
    case "running":
      return job.cancel_requested ? "Stopping" : job.progress_message;
    case "awaiting_input":
      return questionOf(job)?.text ?? "Waits for you";
    case "completed":
      return done(job);
    case "failed":
      return job.error?.message ?? "It failed. Try again.";
    case "cancelled":
      return "Cancelled";
  }
}

/** What is worth saying of what is done: the parts that failed, else what it noted. */
function done({ result, notes }: Job): string {
  const failed = result?.failed;
  if (typeof failed === "number" && failed > 0) return `Done, but ${count(failed)} failed`;
  return notes[0] ?? "Done";
}
