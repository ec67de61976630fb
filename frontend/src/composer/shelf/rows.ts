import type { Entity } from "../../api/entities";

/** A row of the library: a heading, or up to three places for cards. */
export type Row =
  | { is: "heading"; heading: "favorites" | "recent" | "all"; count: number | null }
  | { is: "few"; of: "favorites" | "recent"; entities: Entity[] }
  /** Places of the whole list, from `first` on. */
  | { is: "all"; first: number };

interface Parts {
  favorites: Entity[];
  /** How many favorites there are, also beyond those read. */
  favored: number;
  recent: Entity[];
  total: number;
  columns: number;
}

/** The favorites, what was used lately, then all there are. */
export function rowsOf({ favorites, favored, recent, total, columns }: Parts): Row[] {
  const rows: Row[] = [];
  const few = (of: "favorites" | "recent", entities: Entity[], count: number | null) => {
    if (entities.length === 0) return;
    rows.push({ is: "heading", heading: of, count });
    for (let at = 0; at < entities.length; at += columns) {
      rows.push({ is: "few", of, entities: entities.slice(at, at + columns) });
    }
  };
  few("favorites", favorites, favored);
  few("recent", recent, null);
  if (rows.length > 0) rows.push({ is: "heading", heading: "all", count: total });
  for (let first = 0; first < total; first += columns) rows.push({ is: "all", first });
  return rows;
}
