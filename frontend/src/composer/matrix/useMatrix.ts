import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { judgeCell, type Matrix, makeCellAgain, matrixQuery, type Verdict } from "../../api/matrix";
import { useLive, useTrack } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";

const PAUSE = 250;

/** A matrix, read again as its jobs go on, and what can be said of its cells. */
export function useMatrix(id: string) {
  const queries = useQueryClient();
  const track = useTrack();
  const { store } = useLive();
  const { queryKey } = matrixQuery(id);
  const read = useQuery(matrixQuery(id));

  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      pause = undefined;
      void queries.invalidateQueries({ queryKey: matrixQuery(id).queryKey });
    };
    const stop = store.onHeard((job) => {
      const cells = queries.getQueryData(matrixQuery(id).queryKey)?.cells ?? [];
      const ours = job.id === id || job.parent_id === id;
      if (ours || cells.some((cell) => cell.job_id === job.id)) pause ??= setTimeout(again, PAUSE);
    });
    return () => {
      stop();
      clearTimeout(pause);
    };
  }, [id, queries, store]);

  const judge = async (position: number, verdict: Verdict | null) => {
    queries.setQueryData<Matrix>(
      queryKey,
      (matrix) =>
        matrix && {
          ...matrix,
          cells: matrix.cells.map((cell) =>
            cell.position === position ? { ...cell, verdict } : cell,
          ),
        },
    );
    await judgeCell(id, position, verdict);
  };
  const again = async (position: number) => {
    const { job_id } = await makeCellAgain(id, position);
    await track(job_id);
    await queries.invalidateQueries({ queryKey });
  };
  return {
    matrix: read.data,
    error: read.error,
    refetch: () => void read.refetch(),
    judge: (position: number, verdict: Verdict | null) =>
      void judge(position, verdict).catch((error) => {
        sayFailed(error);
        void queries.invalidateQueries({ queryKey });
      }),
    again: (position: number) => void again(position).catch(sayFailed),
  };
}
