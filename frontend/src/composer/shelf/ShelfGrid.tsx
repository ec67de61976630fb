import { useVirtualizer } from "@tanstack/react-virtual";
import { Heart, History } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { PAGE_SIZE } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { pluralOf } from "../../library/kinds";
import { count } from "../../ui/words";
import { useComposer } from "../Composer";
import { useDragging } from "../drag/DragRoom";
import { keyOf, layerOf } from "../state/look";
import type { Row } from "./rows";
import { BlankShelfCard, ShelfCard } from "./ShelfCard";
import type { useShelf } from "./useShelf";

const HEADING = 36;
const CAPTION = 31;
const MARGIN = 24;
const GAP = 8;

interface Props {
  kind: Kind;
  columns: number;
  shelf: ReturnType<typeof useShelf>;
}

/** Cards of any number, of which those in sight are there; arrow keys go from one to the next. */
export function ShelfGrid({ kind, columns, shelf }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const dragging = useDragging();
  const { rows, at, onPages } = shelf;
  const width = scroller.current?.clientWidth ?? 0;
  const card = (width - MARGIN - GAP * (columns - 1)) / columns + CAPTION;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.is === "heading" ? HEADING : card),
    overscan: 3,
  });
  const before = rows.slice(
    0,
    rows.findIndex((row) => row.is === "all"),
  );
  const shape = `${card} ${before.map((row) => row.is)}`;
  useEffect(() => {
    if (shape) virtual.measure();
  }, [virtual, shape]);

  const seen = virtual.getVirtualItems();
  const places = seen.flatMap(({ index }) => {
    const row = rows[index];
    return row?.is === "all" ? [row.first] : [];
  });
  const first = Math.floor((places[0] ?? 0) / PAGE_SIZE);
  const last = Math.floor(((places.at(-1) ?? 0) + columns - 1) / PAGE_SIZE);
  useEffect(() => onPages(first, last), [onPages, first, last]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (by === undefined || dragging) return;
    const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-card]")];
    const next = cards[cards.findIndex((card) => card.matches(":focus")) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  return (
    <div className="shelfscroll" ref={scroller}>
      <ul
        className="vgrid"
        aria-label={pluralOf(kind)}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {seen.map(({ index, start, key }) => {
          const row = rows[index];
          return (
            row && (
              <li key={key} className="shelfrow" style={{ transform: `translateY(${start}px)` }}>
                {row.is === "heading" ? (
                  <Heading row={row} />
                ) : (
                  <Cards kind={kind} row={row} columns={columns} at={at} total={shelf.total ?? 0} />
                )}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

const HEADINGS = { favorites: "Favorites", recent: "Used lately", all: "All" };

function Heading({ row }: { row: Extract<Row, { is: "heading" }> }) {
  return (
    <h2 className="sec">
      {row.heading === "favorites" && <Heart className="i s12" aria-hidden />}
      {row.heading === "recent" && <History className="i s12" aria-hidden />}
      {HEADINGS[row.heading]}
      {row.count !== null && <span className="mut num">{count(row.count)}</span>}
    </h2>
  );
}

interface CardsProps {
  kind: Kind;
  row: Exclude<Row, { is: "heading" }>;
  columns: number;
  at: Props["shelf"]["at"];
  total: number;
}

function Cards({ kind, row, columns, at, total }: CardsProps) {
  const { look, judge, put } = useComposer();
  const keys = new Set(look.recipe.layers.map(keyOf));
  const places =
    row.is === "few"
      ? row.entities.map((entity) => ({ key: entity.id, entity }))
      : Array.from({ length: Math.min(columns, total - row.first) }, (_, column) => {
          const entity = at(row.first + column);
          return { key: entity?.id ?? `place ${row.first + column}`, entity };
        });
  return (
    <div className="lg" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {places.map(({ key, entity }) =>
        entity ? (
          <ShelfCard
            key={key}
            entity={entity}
            kind={kind}
            place={row.is === "few" ? row.of : "all"}
            deed={judge(entity).does === "replace" ? "Replace" : "Add"}
            onStack={keys.has(keyOf(layerOf(entity.entity_type, entity.id)))}
            onPut={put}
          />
        ) : (
          <BlankShelfCard key={key} />
        ),
      )}
    </div>
  );
}
