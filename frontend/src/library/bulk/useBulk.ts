import { useCallback, useState } from "react";
import { type Order, requestBulk } from "../../api/bulk";
import { fetchJob, type Job } from "../../api/jobs";
import type { Kind } from "../../api/kinds";
import { isFinished } from "../../api/stream/message";
import type { JobStore } from "../../jobs/JobStore";
import { useKnownJobs, useLive, useTrack } from "../../jobs/LiveJobs";
import { sayDone, sayFailed } from "../../ui/toast";
import { type Item, inverseOf, itemsOf, told } from "./deeds";

/** Does one thing to many of a kind: waits for the job, says how it went, offers the way back. */
export function useBulk(kind: Kind) {
  const { store } = useLive();
  const track = useTrack();
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useKnownJobs().find((each) => each.id === jobId) ?? null;
  /** What became of each; null if it did not come to that. */
  const run = useCallback(
    async (order: Order): Promise<Item[] | null> => {
      try {
        const { job_id } = await requestBulk(kind.slug, order);
        setJobId(job_id);
        await track(job_id);
        const items = itemsOf(await completed(store, job_id));
        const inverse = inverseOf(order.action, items);
        const undo = async () => {
          for (const each of inverse) await run(each);
        };
        sayDone(
          told(kind, order.action, items),
          inverse.length > 0 ? () => void undo() : undefined,
        );
        return items;
      } catch (error) {
        sayFailed(error);
        return null;
      } finally {
        setJobId(null);
      }
    },
    [kind, store, track],
  );
  return { run, busy: jobId !== null, job };
}

/** The job when it has come to its end; one that came to another throws why. */
async function completed(store: JobStore, id: string): Promise<Job> {
  const job = await finished(store, id);
  if (job.status === "completed") return job;
  throw new Error(String(job.error?.message ?? "It was cancelled before it was done."));
}

/** The job when it has ended, whole: events leave long lists out. */
function finished(store: JobStore, id: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const job = store.all.find((each) => each.id === id);
      if (job && !isFinished(job)) return;
      stop();
      fetchJob(id).then(resolve, reject);
    };
    const stop = store.subscribe(look);
    look();
  });
}
