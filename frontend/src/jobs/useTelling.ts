import { useEffect } from "react";
import type { Job } from "../api/jobs";
import { standing } from "./JobLine";
import { useLive } from "./LiveJobs";
import { notices } from "./notices";

/** Milliseconds of work after which somebody may have gone to do something else. */
const LONG = 20_000;

/** Tells the desktop of work that ended, or asks something, while nobody looks at the page. */
export function useTelling(): void {
  const { store } = useLive();
  useEffect(
    () =>
      store.onHeard((job) => {
        if (document.visibilityState === "hidden" && notices() === "on" && isNews(job)) tell(job);
      }),
    [store],
  );
}

function isNews(job: Job): boolean {
  if (job.parent_id !== null) return false;
  if (job.status === "awaiting_input") return true;
  if (job.status !== "completed" && job.status !== "failed") return false;
  return took(job) > LONG;
}

function took({ started_at, finished_at }: Job): number {
  return started_at && finished_at ? Date.parse(finished_at) - Date.parse(started_at) : 0;
}

function tell(job: Job): void {
  try {
    // With the job as its tag it shows once, however many tabs say it.
    const notice = new Notification(job.description || job.title, {
      body: standing(job),
      tag: job.id,
    });
    notice.addEventListener("click", () => {
      window.focus();
      notice.close();
    });
  } catch {
    // Some phones have notifications for service workers only.
  }
}
