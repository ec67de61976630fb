import "./tick.css";

interface Props {
  name: string;
  index: number;
  selected: boolean;
  /** With `range`, all from the last one on. */
  onTick: (index: number, range: boolean) => void;
}

/** Selects an entity of a list. */
export function Tick({ name, index, selected, onTick }: Props) {
  return (
    <input
      type="checkbox"
      className="tick"
      aria-label={`Select ${name}`}
      checked={selected}
      onChange={({ nativeEvent }) =>
        onTick(index, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}
