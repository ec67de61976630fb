import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { createEntity, type Draft, entityQuery, type Read, saveEntity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { ApiError } from "../api/transport";
import { sayFailed } from "../ui/toast";
import { listsChanged, putEntity } from "./freshness";

/**
 * Saves drafts of an entity, or a new one. It is saved over the version that the edits began on;
 * where that was changed meanwhile, `overtaken` says so, and saving again writes over it.
 */
export function useSaving(kind: Kind, read: Read | null, dirty: boolean) {
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const begun = useRef(read?.etag ?? null);
  if (!dirty) begun.current = read?.etag ?? null;

  const save = async (draft: Draft): Promise<Read | null> => {
    setSaving(true);
    try {
      const saved = read
        ? await saveEntity(kind.slug, read.entity.id, draft, begun.current)
        : await createEntity(kind.slug, draft);
      begun.current = saved.etag;
      setRefused(null);
      queries.setQueryData(entityQuery(kind.slug, saved.entity.id).queryKey, saved);
      putEntity(queries, kind.slug, saved.entity);
      // Previews of any kind may be drawn as this one says.
      if (kind.shows) void queries.invalidateQueries({ queryKey: ["entities"] });
      void listsChanged(queries, kind.slug);
      return saved;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused(error);
      if (error.status === 412 && read) await overtake(read.entity.id);
      else if (!error.field) sayFailed(error);
      return null;
    } finally {
      setSaving(false);
    }
  };

  const overtake = async (id: string) => {
    const theirs = await queries
      .fetchQuery({ ...entityQuery(kind.slug, id), staleTime: 0 })
      .catch(() => null);
    begun.current = theirs?.etag ?? null;
  };

  return {
    save,
    saving,
    refused,
    /** It was changed elsewhere since these edits began. */
    overtaken: refused?.status === 412,
    forgive: () => setRefused(null),
  };
}
