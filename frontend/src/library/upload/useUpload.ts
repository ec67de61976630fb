import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Entity, entityQuery } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { removePicture, type Upload, uploadPicture } from "../../api/uploads";
import { sayDone } from "../../ui/toast";
import { listsChanged, putEntity } from "../freshness";

/** What a user may upload of an entity, and how it goes. */
export interface Uploading {
  /** Which picture it is. */
  what: Upload;
  send: (file: File) => Promise<void>;
  remove: () => Promise<void>;
  /** How much has been sent, from 0 to 1; null while nothing is on its way. */
  progress: number | null;
  /** Why the last one was not taken. */
  refusal: string | null;
}

/** Uploads pictures of `entity`; null where its kind takes none, or it cannot take one now. */
export function useUpload(kind: Kind, entity: Entity | null): Uploading | null {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { slug, upload: what } = kind;
  if (!what || !entity || entity.deleted_at) return null;
  const { id } = entity;

  const put = async (now: Promise<Entity>, done: string) => {
    try {
      putEntity(queries, slug, await now);
      await Promise.all([
        queries.fetchQuery({ ...entityQuery(slug, id), staleTime: 0 }),
        listsChanged(queries, slug),
      ]);
      sayDone(done);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setProgress(null);
    }
  };
  return {
    what,
    progress,
    refusal,
    send: (file) => {
      setRefusal(null);
      setProgress(0);
      return put(uploadPicture(slug, id, what, file, setProgress), `Uploaded ${file.name}`);
    },
    remove: () => {
      setRefusal(null);
      return put(removePicture(slug, id, what), `Removed the ${nounOf(what)}`);
    },
  };
}

export function nounOf(what: Upload): string {
  return what.replace("-", " ");
}
