import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import type { Entity } from "../../api/entities";
import { entityQuery } from "../../api/entities";
import type { Layer } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import type { Matrix, Verdict } from "../../api/matrix";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { NO_PREVIEW, previewOf } from "../../library/picture/preview";
import { count } from "../../ui/words";
import { keyOf } from "../state/look";
import { tableOf } from "./axes";
import { MatrixCell } from "./MatrixCell";

const Viewer = lazy(() => import("../../library/viewer/Viewer"));

interface Props {
  matrix: Matrix;
  /** The kind of what is made. */
  images: Kind | undefined;
  named: (layer: Layer) => Entity | undefined;
  onJudge: (position: number, verdict: Verdict | null) => void;
  onAgain: (position: number) => void;
  onCurrent: (name: string) => void;
}

/**
 * All combinations as a table whose heads stay in sight. The arrows go from cell to cell, K keeps,
 * X rejects, R draws again, Space or Enter looks closer.
 */
export function MatrixGrid({ matrix, images, named, onJudge, onAgain, onCurrent }: Props) {
  const grid = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState(0);
  const [looked, setLooked] = useState<number | null>(null);
  const { rows, columns } = tableOf(matrix);
  const nameOf = (layers: Layer[]) => layers.map((each) => named(each)?.name ?? "…").join(", ");
  const cellOf = (position: number) => matrix.cells[position];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns.length,
      ArrowDown: columns.length,
    }[event.key];
    const verdict = cellOf(current)?.verdict;
    const to = current + (by ?? 0);
    if (by !== undefined && cellOf(to))
      grid.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`)?.focus();
    else if (event.key === "k") onJudge(current, verdict === "kept" ? null : "kept");
    else if (event.key === "x") onJudge(current, verdict === "rejected" ? null : "rejected");
    else if (event.key === "r") onAgain(current);
    else return;
    event.preventDefault();
  };

  return (
    <div className="mx">
      <table
        className="mg"
        ref={grid}
        style={{ "--columns": columns.length } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <td className="corner num">{count(matrix.cells.length)} pictures</td>
            {columns.map((column) => (
              <th key={column.layers.map(keyOf).join(" ")} scope="col">
                <div className="ch">
                  {column.layers.map((layer) => (
                    <Face key={keyOf(layer)} layer={layer} entity={named(layer)} />
                  ))}
                  <span className="names">
                    {column.layers.map((layer, at) => (
                      <span key={keyOf(layer)} className={at ? "t12 mut trunc" : "m trunc"}>
                        {named(layer)?.name ?? "…"}
                      </span>
                    ))}
                  </span>
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const cells = matrix.cells.slice(at * columns.length, (at + 1) * columns.length);
            return (
              <tr key={keyOf(row)}>
                <th scope="row" className="rh">
                  <Face layer={row} entity={named(row)} round />
                  <span className="m">{named(row)?.name ?? "…"}</span>
                  <span className="t12 mut num">
                    {cells.filter((cell) => cell.status === "completed").length} drawn,{" "}
                    {cells.filter((cell) => cell.verdict === "kept").length} kept
                  </span>
                </th>
                {cells.map((cell, column) => {
                  const name = nameOf([row, ...(columns[column]?.layers ?? [])]);
                  return (
                    <td key={cell.position}>
                      <MatrixCell
                        cell={cell}
                        name={name}
                        current={cell.position === current}
                        onCurrent={() => {
                          setCurrent(cell.position);
                          onCurrent(name);
                        }}
                        onLook={() => setLooked(cell.position)}
                        onJudge={(verdict) => onJudge(cell.position, verdict)}
                        onAgain={() => onAgain(cell.position)}
                      />
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {images && looked !== null && (
        <Look
          kind={images}
          id={cellOf(looked)?.image_id ?? null}
          place={{ index: looked, total: matrix.cells.length, onIndex: setLooked }}
          onClose={() => setLooked(null)}
        />
      )}
    </div>
  );
}

function Face({
  layer,
  entity,
  round,
}: {
  layer: Layer;
  entity: Entity | undefined;
  round?: true;
}) {
  return (
    <span className="face40">
      <EntityPreviewImage
        entityType={layer.entity_type}
        entityId={layer.entity_id}
        preview={entity ? previewOf(entity) : NO_PREVIEW}
        size={round ? "card" : "small"}
        shape={round ? "circle" : "square"}
        sizes={round ? "72px" : "40px"}
        still
      />
    </span>
  );
}

interface LookProps {
  kind: Kind;
  id: string | null;
  place: { index: number; total: number; onIndex: (index: number) => void };
  onClose: () => void;
}

function Look({ kind, id, place, onClose }: LookProps) {
  const { data } = useQuery({ ...entityQuery(kind.slug, id ?? ""), enabled: id !== null });
  if (!data) return null;
  return (
    <Suspense>
      <Viewer kind={kind} entity={data.entity} place={place} onClose={onClose} />
    </Suspense>
  );
}
