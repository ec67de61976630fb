import { useState } from "react";
import { type Cargo, moveIn } from "../../api/moving";
import { useTrack } from "../../jobs/LiveJobs";

/** Sends ZIP files to be moved in, also such as are still being made; tells how that goes. */
export function useMoveIn() {
  const track = useTrack();
  const [progress, setProgress] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  return {
    /** How much has been sent, from 0 to 1; null while nothing is on its way. */
    progress,
    /** Why the last one was not taken. */
    refusal,
    send: async (cargo: Cargo, file: File | Promise<File>, rehearse: boolean) => {
      setRefusal(null);
      setProgress(0);
      try {
        await track((await moveIn(cargo, await file, rehearse, setProgress)).job_id);
      } catch (error) {
        setRefusal(error instanceof Error ? error.message : "That did not work. Try again.");
      } finally {
        setProgress(null);
      }
    },
  };
}
