import type { Filters } from "../api/entities";

export const SORTS = [
  { value: "-updated_at", label: "Last changed" },
  { value: "-created_at", label: "Newest" },
  { value: "created_at", label: "Oldest" },
  { value: "name", label: "Name, A to Z" },
  { value: "-name", label: "Name, Z to A" },
] as const;

export const BEST_MATCH = { value: "relevance", label: "Best match" } as const;

export type Sort = (typeof SORTS)[number]["value"] | typeof BEST_MATCH.value;

/** What of a library page stands in its address. */
export interface LibrarySearch {
  q?: string | undefined;
  category?: string | undefined;
  tag?: string | undefined;
  favorite?: true | undefined;
  archived?: true | undefined;
  trashed?: true | undefined;
  sort?: Sort | undefined;
  /** Rows with small pictures in place of cards. */
  view?: "list" | undefined;
  /** The id of the entity that is shown at the side. */
  show?: string | undefined;
}

/** Reads an address that anybody may have typed. */
export function parseLibrarySearch(search: Record<string, unknown>): LibrarySearch {
  const text = (value: unknown) =>
    value === undefined || value === "" ? undefined : String(value);
  const flag = (value: unknown) => (value === true || value === "true" ? true : undefined);
  return {
    q: text(search.q),
    category: text(search.category),
    tag: text(search.tag),
    favorite: flag(search.favorite),
    archived: flag(search.archived),
    trashed: flag(search.trashed),
    sort: [...SORTS, BEST_MATCH].find((sort) => sort.value === search.sort)?.value,
    view: search.view === "list" ? "list" : undefined,
    show: text(search.show),
  };
}

export function filtersOf({ view: _view, show: _show, ...search }: LibrarySearch): Filters {
  const q = search.q?.trim() || undefined;
  const sort = search.sort === BEST_MATCH.value && !q ? undefined : search.sort;
  const filters = { ...search, q, sort };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** Whether anything narrows the list, so that an empty one does not mean an empty library. */
export function isNarrowed(search: LibrarySearch): boolean {
  const { sort: _, ...narrowing } = filtersOf(search);
  return Object.values(narrowing).some((value) => value !== undefined);
}
