import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Entity, entityQuery, type Page } from "../api/entities";
import type { Job } from "../api/jobs";
import { type Kind, kindsQuery } from "../api/kinds";
import { useLive } from "../jobs/LiveJobs";

/** Keeps all that was read of entities true when a job has changed one of them. */
export function useFreshEntities(): void {
  const queries = useQueryClient();
  const { store } = useLive();
  useEffect(
    () =>
      store.onFinished((job) => {
        if (job.status === "completed") void freshen(queries, job);
      }),
    [queries, store],
  );
}

async function freshen(queries: QueryClient, job: Job): Promise<void> {
  const kind = queries
    .getQueryData<Kind[]>(kindsQuery.queryKey)
    ?.find((each) => each.entity_type === job.entity_type);
  if (!kind || !job.entity_id) {
    await queries.invalidateQueries({ queryKey: ["entities"] });
    return;
  }
  if (!isRead(queries, kind.slug, job.entity_id)) return;
  const query = { ...entityQuery(kind.slug, job.entity_id), staleTime: 0, retry: 2 };
  const read = await queries.fetchQuery(query).catch(() => null);
  if (read) putInLists(queries, kind.slug, read.entity);
}

function isRead(queries: QueryClient, slug: string, id: string): boolean {
  if (queries.getQueryData(entityQuery(slug, id).queryKey)) return true;
  return queries
    .getQueriesData<Page>({ queryKey: ["entities", slug, "list"] })
    .some(([, page]) => page?.items.some((entity) => entity.id === id));
}

/** Puts the entity in its place in every list that has it. */
export function putInLists(queries: QueryClient, slug: string, entity: Entity): void {
  queries.setQueriesData<Page>({ queryKey: ["entities", slug, "list"] }, (page) =>
    page?.items.some((each) => each.id === entity.id)
      ? { ...page, items: page.items.map((each) => (each.id === entity.id ? entity : each)) }
      : page,
  );
}

/** Reads again what lists and counts say of a kind. */
export async function listsChanged(queries: QueryClient, slug: string): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["entities", slug] }),
    queries.invalidateQueries({ queryKey: kindsQuery.queryKey }),
  ]);
}
