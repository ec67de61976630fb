import { useQuery } from "@tanstack/react-query";
import { CircleAlert, Pencil } from "lucide-react";
import { entityQuery } from "../../api/entities";
import type { Job } from "../../api/jobs";
import { useKind } from "../kinds";
import { EntityPreviewImage } from "./EntityPreviewImage";
import { previewOf } from "./preview";

/** A small picture of what a job is about. */
export function JobPicture({ job }: { job: Job }) {
  const kind = useKind(job.entity_type);
  const { data } = useQuery({
    ...entityQuery(kind?.slug ?? "", job.entity_id ?? ""),
    enabled: Boolean(kind && job.entity_id),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (job.status === "failed") return <CircleAlert className="i" aria-hidden />;
  if (!data || !job.entity_type) return <Pencil className="i s14" aria-hidden />;
  return (
    <EntityPreviewImage
      entityType={job.entity_type}
      entityId={data.entity.id}
      preview={previewOf(data.entity)}
      size="small"
      still
    />
  );
}
