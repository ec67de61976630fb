import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Download, Grid3x3, OctagonX } from "lucide-react";
import { Fragment, useState } from "react";
import { IMAGES } from "../../api/generating";
import { cancelJob } from "../../api/jobs";
import { kindsQuery } from "../../api/kinds";
import type { Matrix } from "../../api/matrix";
import { pluralOf } from "../../library/kinds";
import { Broken } from "../../ui/Broken";
import { Glyph } from "../../ui/Glyph";
import { Keys } from "../../ui/Keys";
import { ProgressBar } from "../../ui/ProgressBar";
import { sayFailed } from "../../ui/toast";
import { tableOf } from "./axes";
import { MatrixGrid } from "./MatrixGrid";
import { download, drawSheet, trimmed } from "./sheet";
import { useMatrix } from "./useMatrix";
import { useNamed } from "./useNamed";

const KEYS: [keys: string[], does: string][] = [
  [["←", "↑", "↓", "→"], "Move"],
  [["K"], "Keep"],
  [["X"], "Reject"],
  [["R"], "Draw again"],
  [["Space"], "Look closer"],
];

/** A matrix as it is drawn, to be sorted out. */
export function MatrixView({ id }: { id: string }) {
  const kinds = useQuery(kindsQuery).data ?? [];
  const { matrix, error, refetch, judge, again } = useMatrix(id);
  const named = useNamed(matrix?.axes.flat() ?? [], kinds);
  const [current, setCurrent] = useState("");
  if (error) {
    return (
      <Broken message={error.message} onRetry={refetch}>
        What was drawn is in the library.
      </Broken>
    );
  }
  if (!matrix) return <div className="mx" role="status" aria-label="Loading" />;
  const { cells, axes } = matrix;
  const done = cells.filter((cell) => cell.status === "completed").length;
  const open = cells.some((cell) => ["queued", "running"].includes(cell.status));
  const kept = cells.filter((cell) => cell.verdict === "kept").length;
  const save = async (of: Matrix) => {
    const table = tableOf(of);
    const name = (layers: typeof table.rows) =>
      layers.map((layer) => named(layer)?.name ?? "").join(", ");
    const sheet = await drawSheet(
      trimmed({
        title: of.title,
        rows: table.rows.map((row) => name([row])),
        columns: table.columns.map((column) => name(column.layers)),
        pictures: of.cells.map((cell) =>
          kept > 0 && cell.verdict !== "kept" ? null : cell.preview_image_medium,
        ),
      }),
    );
    download(sheet, "matrix.png");
  };
  return (
    <>
      <header className="head mxhead">
        <h1>Matrix</h1>
        <span className="row axes">
          {axes.map((axis, at) => {
            const kind = kinds.find((each) => each.entity_type === axis[0]?.entity_type);
            return (
              kind && (
                <Fragment key={kind.slug}>
                  {at > 0 && <span className="mut">×</span>}
                  <span className="chip">
                    <Glyph name={kind.glyph} fallback={kind.icon} className="s12" />
                    {pluralOf(kind)} <span className="n num">{axis.length}</span>
                  </span>
                </Fragment>
              )
            );
          })}
        </span>
        <span className="grow" />
        <div className="mxprogress" role="status">
          <span className="t12 m num">
            {done} of {cells.length} drawn
          </span>
          {open && <ProgressBar value={done / cells.length} />}
        </div>
        {open ? (
          <button
            type="button"
            className="btn line"
            onClick={() => void cancelJob(id).catch(sayFailed)}
          >
            <OctagonX className="i s14" aria-hidden />
            Stop
          </button>
        ) : (
          <Link to="/matrix" className="btn line" activeOptions={{ exact: true }}>
            <Grid3x3 className="i s14" aria-hidden />
            <span className="onwide">New</span>
            <span className="vh"> matrix</span>
          </Link>
        )}
        <button
          type="button"
          className="btn ink"
          disabled={done === 0}
          onClick={() => void save(matrix).catch(sayFailed)}
        >
          <Download className="i s14" aria-hidden />
          {kept > 0 ? `Save ${kept} kept` : "Save the sheet"}
        </button>
      </header>
      <MatrixGrid
        matrix={matrix}
        images={kinds.find((kind) => kind.slug === IMAGES)}
        named={named}
        onJudge={judge}
        onAgain={again}
        onCurrent={setCurrent}
      />
      <footer className="legend">
        {KEYS.map(([keys, does]) => (
          <span key={does}>
            {keys.map((key) => (
              <Keys key={key} keys={key} />
            ))}
            {does}
          </span>
        ))}
        <span className="grow" />
        <span className="mut2 trunc">{current}</span>
      </footer>
    </>
  );
}
