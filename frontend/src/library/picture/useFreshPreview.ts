import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Entity, entityQuery } from "../../api/entities";
import type { Job } from "../../api/jobs";
import type { Kind } from "../../api/kinds";
import { cutSizes } from "../../api/previews";
import { isFinished } from "../../api/stream/message";
import { missingCut, type Preview, previewOf, type Size } from "./preview";

/** The preview as it is now: the one given, or what a job has made of it since. */
export function useFreshPreview(
  kind: Kind | undefined,
  entityId: string,
  given: Preview,
  job: Job | null,
  onUpdate?: (entity: Entity) => void,
): Preview {
  const queries = useQueryClient();
  const [fresh, setFresh] = useState<{ instead: string | null; preview: Preview } | null>(null);
  const seen = useRef(job && isFinished(job) ? job.id : null);
  const slug = kind?.slug;
  const told = useRef(onUpdate);
  told.current = onUpdate;
  const { full } = given;

  useEffect(() => {
    if (!slug || job?.status !== "completed" || seen.current === job.id) return;
    seen.current = job.id;
    queries
      .fetchQuery({ ...entityQuery(slug, entityId), staleTime: 0 })
      .then(({ entity }) => {
        setFresh({ instead: full, preview: previewOf(entity) });
        told.current?.(entity);
      })
      .catch(() => undefined);
  }, [slug, entityId, job, full, queries]);

  return fresh?.instead === full ? fresh.preview : given;
}

const asked = new Set<string>();

/** Has the sizes cut that a full picture lacks; once for each picture. */
export function useCutSizes(entityType: string, id: string, preview: Preview, size: Size): void {
  const missing = missingCut(preview, size);
  const { full } = preview;
  useEffect(() => {
    if (!missing || !full || asked.has(full)) return;
    asked.add(full);
    cutSizes(entityType, id, missing).catch(() => undefined);
  }, [missing, full, entityType, id]);
}
