import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { type Entity, PAGE_SIZE } from "../api/entities";
import type { Kind } from "../api/kinds";
import { hasDialog, isTyping, usePageKeys } from "../ui/pageKeys";
import type { Selection } from "./bulk/useSelection";
import { BlankCard, EntityCard } from "./EntityCard";
import { BlankRow, EntityRow } from "./EntityRow";
import { useGridShape } from "./useGrid";

interface Props {
  kind: Kind;
  total: number;
  at: (index: number) => Entity | undefined;
  /** Says which pages of the list are in sight. */
  onPages: (first: number, last: number) => void;
  selection: Selection;
  /** Rows in place of cards. */
  asList: boolean;
  /** The id of the one that is shown at the side. */
  shown: string | undefined;
  onShow: (id: string | undefined) => void;
  /** One is to fill the window. */
  onView: (index: number) => void;
}

/**
 * Cards or rows of any number: only what is in sight is there. Arrow keys go from one to the next,
 * with Shift they select; Space or X selects one, Ctrl or ⌘ and A all that are loaded. P shows one
 * at the side, where the next ones follow; V lets one fill the window.
 */
export function EntityGrid(props: Props) {
  const { kind, total, at, onPages, selection, asList, shown, onShow, onView } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const shape = useGridShape(scroller, asList);
  const columns = shape?.columns ?? 1;
  const rowHeight = shape?.row ?? 240;
  const virtual = useVirtualizer({
    count: shape ? Math.ceil(total / columns) : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  });
  useEffect(() => {
    if (rowHeight) virtual.measure();
  }, [virtual, rowHeight]);

  const rows = virtual.getVirtualItems();
  const firstPage = Math.floor(((rows[0]?.index ?? 0) * columns) / PAGE_SIZE);
  const end = Math.min(total, ((rows.at(-1)?.index ?? 0) + 1) * columns);
  const lastPage = Math.floor(Math.max(0, end - 1) / PAGE_SIZE);
  useEffect(() => onPages(firstPage, lastPage), [onPages, firstPage, lastPage]);

  usePageKeys((event) => {
    if (event.key !== "a" || !(event.ctrlKey || event.metaKey)) return;
    if (isTyping(event.target) || hasDialog()) return;
    event.preventDefault();
    selection.all();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset.index : undefined;
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " || event.key === "x") {
      event.preventDefault();
      return selection.toggle(Number(from));
    }
    if (event.key === "p") {
      const id = at(Number(from))?.id;
      return onShow(id === shown ? undefined : id);
    }
    if (event.key === "v") return onView(Number(from));
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (step === undefined) return;
    const to = Number(from) + step;
    if (to < 0 || to >= total) return;
    event.preventDefault();
    if (shown) onShow(at(to)?.id ?? shown);
    if (event.shiftKey) selection.extend(to, Number(from));
    virtual.scrollToIndex(Math.floor(to / columns));
    const focus = () =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus();
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };

  const [Item, Blank] = asList ? [EntityRow, BlankRow] : [EntityCard, BlankCard];
  const { toggle, extend } = selection;
  const onTick = useCallback(
    (index: number, range: boolean) => (range ? extend(index) : toggle(index)),
    [extend, toggle],
  );
  return (
    <div
      className={selection.ids.size > 0 ? "gridwrap selecting" : "gridwrap"}
      ref={scroller}
      data-scroll-restoration-id={`grid-${kind.slug}`}
    >
      <ul
        className="vgrid"
        aria-label={kind.plural}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {shape &&
          rows.flatMap((row) =>
            Array.from({ length: columns }, (_, column) => {
              const index = row.index * columns + column;
              if (index >= total) return null;
              const entity = at(index);
              const left = column * (shape.card + shape.gap);
              return (
                <li
                  key={entity?.id ?? index}
                  aria-setsize={total}
                  aria-posinset={index + 1}
                  style={{ width: shape.card, transform: `translate(${left}px, ${row.start}px)` }}
                >
                  {entity ? (
                    <Item
                      entity={entity}
                      kind={kind}
                      width={shape.card}
                      index={index}
                      selected={selection.ids.has(entity.id)}
                      shown={entity.id === shown}
                      onTick={onTick}
                      onShow={onShow}
                    />
                  ) : (
                    <Blank />
                  )}
                </li>
              );
            }),
          )}
      </ul>
    </div>
  );
}
