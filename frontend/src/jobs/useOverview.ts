import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { overviewQuery } from "../api/jobs";
import { isFinished } from "../api/stream/message";
import { useKnownJobs, useLive } from "./LiveJobs";
import { type Standing, statusesOf } from "./search";

const PAUSE = 1000;

/** How many jobs stand where, and whether they are paused: what is open is counted live. */
export function useOverview() {
  const { store } = useLive();
  const queries = useQueryClient();
  const { data } = useQuery(overviewQuery);
  const open = useKnownJobs().filter((job) => !isFinished(job) && job.parent_id === null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = store.onHeard((job) => {
      if (!isFinished(job) || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: overviewQuery.queryKey });
      }, PAUSE);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [store, queries]);

  const count = (standing: Standing) =>
    statusesOf(standing).reduce((sum, status) => {
      const live = open.filter((job) => job.status === status).length;
      const finished =
        status === "completed" || status === "failed" || status === "cancelled"
          ? (data?.[status] ?? 0)
          : 0;
      return sum + live + finished;
    }, 0);
  return { count, pausedSince: data?.paused_since ?? null };
}
