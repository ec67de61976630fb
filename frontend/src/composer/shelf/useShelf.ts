import { useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { entityQuery, pageQuery } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { useLibrary } from "../../library/useLibrary";
import { useComposer } from "../Composer";
import { rowsOf } from "./rows";

const RECENT_SHOWN = 6;

/** The rows that the library shows of a kind, `columns` cards each; with words, only what fits. */
export function useShelf(kind: Kind, q: string, columns: number) {
  const { desk } = useComposer();
  const [pages, setPages] = useState<[first: number, last: number]>([0, 0]);
  const wanted = q.trim();
  const all = useLibrary(kind.slug, wanted ? { q: wanted } : { sort: "name" }, ...pages);
  const favorites = useQuery({
    ...pageQuery(kind.slug, { favorite: true, sort: "name" }, 0),
    placeholderData: undefined,
  });
  const recent = useQueries({
    queries: (desk.recent[kind.entity_type] ?? [])
      .slice(0, RECENT_SHOWN)
      .map((id) => ({ ...entityQuery(kind.slug, id), retry: false })),
  });
  const onPages = useCallback(
    (first: number, last: number) =>
      setPages((now) => (now[0] === first && now[1] === last ? now : [first, last])),
    [],
  );
  const usable = recent.flatMap(({ data }) =>
    data && !data.entity.deleted_at && !data.entity.archived_at ? [data.entity] : [],
  );
  const rows = rowsOf({
    favorites: wanted ? [] : (favorites.data?.items ?? []),
    favored: favorites.data?.total ?? 0,
    recent: wanted ? [] : usable,
    total: all.total ?? 0,
    columns,
  });
  return { ...all, rows, onPages };
}
