import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Entity, entityQuery, type Page, type Read } from "../api/entities";
import { type Kind, kindsQuery } from "../api/kinds";
import { useLive } from "../jobs/LiveJobs";

const PAUSE = 300;

/**
 * Keeps all that was read of entities true when jobs change them: a picture that is done is put
 * where its entity is shown, and lists that do not have the entity yet are read again.
 */
export function useFreshEntities(): void {
  const queries = useQueryClient();
  const { store } = useLive();
  useEffect(() => {
    const unknown = new Set<string>();
    let pause: ReturnType<typeof setTimeout> | undefined;
    const readLists = () => {
      pause = undefined;
      for (const slug of unknown) void listsChanged(queries, slug);
      unknown.clear();
    };
    const stop = store.onHeard((job, isNew) => {
      if (job.type === "import" && job.status === "completed") {
        // It says of no entity, but of any number.
        void queries.invalidateQueries({ queryKey: ["entities"] });
        void queries.invalidateQueries(kindsQuery);
      }
      const kind = queries
        .getQueryData<Kind[]>(kindsQuery.queryKey)
        ?.find((each) => each.entity_type === job.entity_type);
      if (kind && job.type === "bulk" && job.status === "completed") {
        // It may have changed any of them.
        void queries.invalidateQueries({ queryKey: ["entities", kind.slug] });
        void queries.invalidateQueries({ queryKey: ["tags"] });
        void queries.invalidateQueries(kindsQuery);
      }
      if (!kind || !job.entity_id) return;
      if (isRead(queries, kind.slug, job.entity_id)) {
        if (job.status === "completed") void readAgain(queries, kind.slug, job.entity_id);
      } else if (isNew || job.status === "completed") {
        unknown.add(kind.slug);
        pause ??= setTimeout(readLists, PAUSE);
      }
    });
    return () => {
      stop();
      clearTimeout(pause);
    };
  }, [queries, store]);
}

async function readAgain(queries: QueryClient, slug: string, id: string): Promise<void> {
  const query = { ...entityQuery(slug, id), staleTime: 0, retry: 2 };
  const read = await queries.fetchQuery(query).catch(() => null);
  if (read) putEntity(queries, slug, read.entity);
}

/** An entity as the last list that has it says it. */
export function listed(queries: QueryClient, slug: string, id: string): Entity | undefined {
  return queries
    .getQueriesData<Page>({ queryKey: ["entities", slug, "list"] })
    .flatMap(([, page]) => page?.items ?? [])
    .find((entity) => entity.id === id);
}

function isRead(queries: QueryClient, slug: string, id: string): boolean {
  if (queries.getQueryData(entityQuery(slug, id).queryKey)) return true;
  return listed(queries, slug, id) !== undefined;
}

/** Puts the entity where it was read, alone and in every list that has it. */
export function putEntity(queries: QueryClient, slug: string, entity: Entity): void {
  queries.setQueryData(
    entityQuery(slug, entity.id).queryKey,
    (read: Read | undefined) => read && { ...read, entity },
  );
  queries.setQueriesData<Page>({ queryKey: ["entities", slug, "list"] }, (page) =>
    page?.items.some((each) => each.id === entity.id)
      ? { ...page, items: page.items.map((each) => (each.id === entity.id ? entity : each)) }
      : page,
  );
}

/** Reads again what lists and counts say of a kind. */
export async function listsChanged(queries: QueryClient, slug: string): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["entities", slug, "list"] }),
    queries.invalidateQueries({ queryKey: kindsQuery.queryKey }),
    queries.invalidateQueries({ queryKey: ["tags"] }),
  ]);
}
