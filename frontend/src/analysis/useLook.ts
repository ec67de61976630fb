import { useState } from "react";
import { lookAtFile, lookAtImage } from "../api/tools";
import { useTrack } from "../jobs/LiveJobs";

/** What is to be looked at: a file, or an image of the library. */
export type Picture = { file: File } | { imageId: string };

/** Lets a tool look; `onJob` hears which job it became. */
export function useLook(onJob: (id: string) => void) {
  const track = useTrack();
  const [progress, setProgress] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const look = async (tool: string, model: string, picture: Picture) => {
    setRefusal(null);
    setProgress(0);
    try {
      const { job_id } =
        "file" in picture
          ? await lookAtFile(tool, model, picture.file, setProgress)
          : await lookAtImage(tool, model, picture.imageId);
      await track(job_id);
      onJob(job_id);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setProgress(null);
    }
  };
  return { look, progress, refusal };
}
