import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type Entity, pageAfter } from "../../api/entities";

/** The entities that a picker offers: those like `q`, as far as they were asked for. */
export function usePickable(slug: string, q: string) {
  const wanted = q.trim();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    {
      queryKey: ["entities", slug, "pickable", wanted],
      queryFn: ({ pageParam, signal }) =>
        pageAfter(slug, wanted ? { q: wanted } : {}, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      placeholderData: keepPreviousData,
    },
  );
  const entities: Entity[] = data?.pages.flatMap((page) => page.items) ?? [];
  return {
    entities,
    /** How many there are; undefined until that is known. */
    total: data?.pages[0]?.total,
    error: data ? null : error,
    /** Shows more of them; null where all are shown. */
    more: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null,
    refetch: () => void refetch(),
  };
}
