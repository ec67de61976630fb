import { useQueries, useQueryClient } from "@tanstack/react-query";
import { type Entity, type Filters, PAGE_SIZE, pageQuery } from "../api/entities";

/** A library, of which the pages `first` to `last` are read, and always the first one. */
export function useLibrary(slug: string, filters: Filters, first: number, last: number) {
  const queries = useQueryClient();
  const wanted = [0];
  for (let page = Math.max(1, first); page <= last; page += 1) wanted.push(page);
  const pages = useQueries({ queries: wanted.map((page) => pageQuery(slug, filters, page)) });
  const [front] = pages;
  const at = (index: number): Entity | undefined => {
    const page = pages[wanted.indexOf(Math.floor(index / PAGE_SIZE))];
    return page?.data?.items[index % PAGE_SIZE];
  };
  const known = (index: number): Entity | undefined => {
    const { queryKey } = pageQuery(slug, filters, Math.floor(index / PAGE_SIZE));
    return queries.getQueryData(queryKey)?.items[index % PAGE_SIZE];
  };
  return {
    at,
    /** The entity there, if its page was ever read. */
    known,
    /** How many there are; undefined until that is known. */
    total: front?.data?.total,
    /** Why there is nothing to show, if that is so. */
    error: front?.data ? null : (front?.error ?? null),
    /** What is shown is of another search, while this one is on its way. */
    settling: Boolean(front?.isPlaceholderData),
    refetch: () => void front?.refetch(),
  };
}
