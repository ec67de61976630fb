import { capitalized, count, readable } from "../../ui/words";
import type { Remark, Report, Tally } from "./report";

/** What became of each category, and why of what did not come just as it was. */
export function ReportTable({ report }: { report: Report }) {
  return (
    <table className="report">
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" className="r">
            {report.dry_run ? "Would come" : "Migrated"}
          </th>
          <th scope="col" className="r">
            Here already
          </th>
          <th scope="col" className="r">
            Failed
          </th>
        </tr>
      </thead>
      {report.categories.map((tally) => (
        <Category key={tally.category} tally={tally} />
      ))}
    </table>
  );
}

function Category({ tally }: { tally: Tally }) {
  const { category, migrated, already, failed, failures, notes } = tally;
  return (
    <tbody>
      <tr>
        <th scope="row">{capitalized(readable(category))}</th>
        <td className="r num">{count(migrated)}</td>
        <td className="r num mut">{count(already)}</td>
        <td className={failed ? "r num red" : "r num mut"}>{count(failed)}</td>
      </tr>
      {(failures.length > 0 || notes.length > 0) && (
        <tr className="why">
          <td colSpan={4}>
            <Remarks remarks={failures} className="red" />
            {notes.length > 0 && (
              <details>
                <summary className="link">
                  {notes.length === 1 ? "1 note" : `${count(notes.length)} notes`}
                </summary>
                <Remarks remarks={notes} className="mut2" />
              </details>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Remarks({ remarks, className }: { remarks: Remark[]; className: string }) {
  return (
    <ul>
      {remarks.map(({ file, reason }) => (
        <li key={`${file} ${reason}`}>
          <span className="m">{file}</span> <span className={className}>{reason}</span>
        </li>
      ))}
    </ul>
  );
}
