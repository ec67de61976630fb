import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client } from "./generated/client.gen";
import type { Traits } from "./schema";
import { jsonBody } from "./transport";

/** Anything in the library, of whatever kind. */
export interface Entity {
  id: string;
  entity_type: string;
  name: string;
  description: string;
  category: string | null;
  tags: string[];
  favorite: boolean;
  version: number;
  created_at: string;
  updated_at: string;
  archived_at: string | null;
  deleted_at: string | null;
  traits: Traits;
  /** What it is the default for, such as an entity type. */
  default_for: string | null;
  /** The config that it is shown by; null: its owner's default. */
  config_id: string | null;
  preview_image_small: string | null;
  preview_image_card: string | null;
  preview_image_medium: string | null;
  preview_image_full: string | null;
  preview_width: number | null;
  preview_height: number | null;
  preview_thumbhash: string | null;
  preview_stale: boolean;
  preview_model: string | null;
  preview_at: string | null;
  reference_image: string | null;
  reference_image_card: string | null;
  source_image?: string | null;
}

/** What a person may write about an entity. */
export interface Draft {
  name: string;
  description: string;
  category: string | null;
  tags: string[];
  traits: Traits;
  /** The image that it was seen in. */
  source_image?: string | null;
}

/** An entity with the mark of the version it was read in. */
export interface Read {
  entity: Entity;
  etag: string | null;
}

/** How a library page is narrowed and ordered; absent means "all" and "last changed first". */
export interface Filters {
  q?: string | undefined;
  category?: string | undefined;
  tag?: string | undefined;
  favorite?: boolean | undefined;
  archived?: boolean | undefined;
  trashed?: boolean | undefined;
  sort?: string | undefined;
}

export interface Page {
  items: Entity[];
  next_cursor: string | null;
  total: number;
}

export const PAGE_SIZE = 100;

/** One page of a library: entities `page * PAGE_SIZE` and on. */
export function pageQuery(slug: string, filters: Filters, page: number) {
  return queryOptions({
    queryKey: ["entities", slug, "list", filters, page],
    queryFn: async ({ signal }) => {
      const { data } = await client.get<{ 200: Page }, unknown, true>({
        url: "/api/{slug}",
        path: { slug },
        query: { ...filters, limit: PAGE_SIZE, offset: page * PAGE_SIZE },
        signal,
      });
      return data;
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}

/** The part of a library that follows a cursor; without one, its beginning. */
export async function pageAfter(
  slug: string,
  filters: Filters,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Page> {
  const { data } = await client.get<{ 200: Page }, unknown, true>({
    url: "/api/{slug}",
    path: { slug },
    query: { ...filters, limit: PAGE_SIZE, ...(cursor && { cursor }) },
    signal,
  });
  return data;
}

export function entityQuery(slug: string, id: string) {
  return queryOptions({
    queryKey: ["entities", slug, "one", id],
    queryFn: async ({ signal }): Promise<Read> => {
      const { data, response } = await client.get<{ 200: Entity }, unknown, true>({
        ...one(slug, id),
        signal,
      });
      return { entity: data, etag: response.headers.get("ETag") };
    },
    staleTime: 15_000,
  });
}

export async function createEntity(slug: string, draft: Draft): Promise<Read> {
  const { data, response } = await client.post<{ 201: Entity }, unknown, true>({
    ...jsonBody,
    url: "/api/{slug}",
    path: { slug },
    body: draft,
  });
  return { entity: data, etag: response.headers.get("ETag") };
}

/** Writes all of `draft`, if the entity is still as it was read (`etag`); null overwrites. */
export async function saveEntity(
  slug: string,
  id: string,
  draft: Draft,
  etag: string | null,
): Promise<Read> {
  const { data, response } = await client.put<{ 200: Entity }, unknown, true>({
    ...one(slug, id),
    headers: etag ? { ...jsonBody.headers, "If-Match": etag } : jsonBody.headers,
    body: draft,
  });
  return { entity: data, etag: response.headers.get("ETag") };
}

/** Writes some of an entity's traits over whatever stands; the others stay. */
export async function patchTraits(slug: string, id: string, traits: Traits): Promise<Entity> {
  const { data } = await client.patch<{ 200: Entity }, unknown, true>({
    ...jsonBody,
    ...one(slug, id),
    body: { traits },
  });
  return data;
}

/** Gives an entity another name, and changes nothing else. */
export async function renameEntity(slug: string, id: string, name: string): Promise<Entity> {
  const { data } = await client.patch<{ 200: Entity }, unknown, true>({
    ...one(slug, id),
    ...jsonBody,
    body: { name },
  });
  return data;
}

export async function trashEntity(slug: string, id: string): Promise<void> {
  await client.delete(one(slug, id));
}

export async function deleteForever(slug: string, id: string): Promise<void> {
  await client.delete({ ...one(slug, id), query: { permanent: true } });
}

export type Move = "archive" | "unarchive" | "restore" | "duplicate";

/** Moves an entity between library, archive and trash, or copies it; the entity as it is then. */
export async function moveEntity(slug: string, id: string, move: Move): Promise<Entity> {
  const { data } = await client.post<{ 200: Entity }, unknown, true>({
    url: `/api/{slug}/{id}/${move}`,
    path: { slug, id },
  });
  return data;
}

export async function setFavorite(slug: string, id: string, favorite: boolean): Promise<void> {
  const at = { url: "/api/{slug}/{id}/favorite", path: { slug, id } };
  await (favorite ? client.put(at) : client.delete(at));
}

function one(slug: string, id: string) {
  return { url: "/api/{slug}/{id}", path: { slug, id } };
}
