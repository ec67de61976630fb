import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  deleteForever,
  type Entity,
  entityQuery,
  type Move,
  moveEntity,
  renameEntity,
  setFavorite,
  trashEntity,
} from "../api/entities";
import type { Kind } from "../api/kinds";
import { cutSizes, generatePreview } from "../api/previews";
import { useTrack } from "../jobs/LiveJobs";
import { sayDone, sayFailed } from "../ui/toast";
import { listsChanged, putEntity } from "./freshness";

/** What can be done with an entity of `kind`; each says how it went, and offers the way back. */
export function useEntityActions(kind: Kind) {
  const queries = useQueryClient();
  const track = useTrack();
  return useMemo(() => {
    const { slug } = kind;
    const changed = () => listsChanged(queries, slug);
    const move = async (entity: Entity, to: Move) => {
      const moved = await moveEntity(slug, entity.id, to);
      putEntity(queries, slug, moved);
      await changed();
      return moved;
    };
    const trash = async (entity: Entity) => {
      await trashEntity(slug, entity.id);
      void queries.invalidateQueries(entityQuery(slug, entity.id));
      await changed();
    };
    const undo = (entity: Entity, to: Move) => () => void move(entity, to).catch(sayFailed);
    return {
      /** Has its preview drawn; true if it was begun. */
      generate: (entity: Entity, model?: string) =>
        attempt(async () => track((await generatePreview(slug, entity.id, model)).job_id)),
      /** Has the sizes cut that its own picture lacks; true if they are there or on their way. */
      cut: (entity: Entity) =>
        attempt(async () => {
          const job = await cutSizes(kind.entity_type, entity.id, "small");
          if (job) await track(job);
          else sayDone(`${entity.name} has every size`);
        }),
      favorite: (entity: Entity, favorite: boolean) =>
        attempt(async () => {
          putEntity(queries, slug, { ...entity, favorite });
          await setFavorite(slug, entity.id, favorite).finally(changed);
        }),
      rename: (entity: Entity, name: string) =>
        attempt(async () => {
          const rename = async (said: string) => {
            putEntity(queries, slug, await renameEntity(slug, entity.id, said));
            await changed();
          };
          await rename(name);
          sayDone(`${entity.name} is ${name} now`, () => void rename(entity.name).catch(sayFailed));
        }),
      archive: (entity: Entity) =>
        attempt(async () => {
          await move(entity, "archive");
          sayDone(`Archived ${entity.name}`, undo(entity, "unarchive"));
        }),
      unarchive: (entity: Entity) =>
        attempt(async () => {
          await move(entity, "unarchive");
          sayDone(`${entity.name} is back in the library`, undo(entity, "archive"));
        }),
      trash: (entity: Entity) =>
        attempt(async () => {
          await trash(entity);
          sayDone(`Moved ${entity.name} to trash`, undo(entity, "restore"));
        }),
      restore: (entity: Entity) =>
        attempt(async () => {
          const restored = await move(entity, "restore");
          sayDone(`Restored ${restored.name}`, () => void trash(restored).catch(sayFailed));
        }),
      deleteForever: (entity: Entity) =>
        attempt(async () => {
          await deleteForever(slug, entity.id);
          await changed();
          sayDone(`Deleted ${entity.name}`);
        }),
      /** A second one like it; null if that failed. */
      duplicate: async (entity: Entity): Promise<Entity | null> => {
        let copy: Entity | null = null;
        await attempt(async () => {
          const made = await move(entity, "duplicate");
          copy = made;
          sayDone(`Made ${made.name}`, () => void trash(made).catch(sayFailed));
        });
        return copy;
      },
    };
  }, [kind, queries, track]);
}

export type EntityActions = ReturnType<typeof useEntityActions>;

async function attempt(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    sayFailed(error);
    return false;
  }
}
