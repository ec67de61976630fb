import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Entity, entityQuery } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { restoreVersion, versionsQuery } from "../../api/versions";
import { sayDone, sayFailed } from "../../ui/toast";
import { listsChanged } from "../freshness";

/** Brings old versions of an entity back; the way back is offered as Undo. */
export function useRestore(kind: Kind, entity: Entity) {
  const queries = useQueryClient();
  const [restoring, setRestoring] = useState<number | null>(null);
  const { slug } = kind;
  const { id, version: present } = entity;

  const bringBack = async (number: number) => {
    const restored = await restoreVersion(slug, id, number);
    await Promise.all([
      queries.fetchQuery({ ...entityQuery(slug, id), staleTime: 0 }),
      queries.invalidateQueries({ queryKey: versionsQuery(slug, id).queryKey }),
      listsChanged(queries, slug),
    ]);
    return restored;
  };
  const restore = async (number: number) => {
    setRestoring(number);
    try {
      const { dropped } = await bringBack(number);
      const said = [`Restored version ${number}.`, ...dropped].join(" ");
      sayDone(said, () => void bringBack(present).catch(sayFailed));
    } catch (error) {
      sayFailed(error);
    } finally {
      setRestoring(null);
    }
  };
  return { restore, restoring };
}
