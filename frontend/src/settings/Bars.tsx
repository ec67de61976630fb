import { size } from "../ui/words";

export interface Bar {
  name: string;
  note: string;
  /** Bytes. */
  whole: number;
  /** Bytes of what was cut from them. */
  smaller: number;
}

/** How much room each of them takes, as quiet bars held against the largest. */
export function Bars({ label, rows }: { label: string; rows: Bar[] }) {
  const largest = Math.max(1, ...rows.map(({ whole, smaller }) => whole + smaller));
  const width = (bytes: number) => ({ width: `${(100 * bytes) / largest}%` });
  return (
    <ul aria-label={label} className="setrows">
      {rows.map(({ name, note, whole, smaller }) => (
        <li key={name} className="barrow">
          <span className="m trunc">{name}</span>
          <span className="sizebar" aria-hidden="true">
            <i className="whole" style={width(whole)} />
            <i className="smaller" style={width(smaller)} />
          </span>
          <span className="mut t12 r">{note}</span>
          <span className="num r">{size(whole + smaller)}</span>
        </li>
      ))}
    </ul>
  );
}
