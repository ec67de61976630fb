/** Progress as a line, `value` from 0 to 1. Decorative: the words beside it say the same. */
export function ProgressBar({ value, thin = false }: { value: number; thin?: boolean }) {
  return (
    <span className={thin ? "bar thin" : "bar"} aria-hidden="true">
      <i style={{ width: `${value * 100}%` }} />
    </span>
  );
}
