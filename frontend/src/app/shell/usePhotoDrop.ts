import { useNavigate } from "@tanstack/react-router";
import { bringPhotos } from "../../api/tools";
import { useTrack } from "../../jobs/LiveJobs";
import { sayDone, sayFailed } from "../../ui/toast";
import { useFileDrop } from "../../ui/useFileDrop";

/** Lets pictures be dropped anywhere: every tool looks at each, then their owner reviews it. */
export function usePhotoDrop() {
  const navigate = useNavigate();
  const track = useTrack();
  const bring = async (files: File[]) => {
    const { jobs } = await bringPhotos(files);
    await Promise.all(jobs.map(({ job_id }) => track(job_id)));
    const [first] = jobs;
    if (jobs.length === 1 && first)
      await navigate({ to: "/tools", search: { tool: "comprehensive", job: first.job_id } });
    else sayDone(`${jobs.length} pictures are looked at; their jobs wait for you`);
  };
  return useFileDrop(({ files }) => {
    const pictures = [...files].filter((file) => file.type.startsWith("image/"));
    if (pictures.length > 0) void bring(pictures).catch(sayFailed);
  });
}
