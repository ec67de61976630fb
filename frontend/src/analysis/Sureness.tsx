/** How sure a model is (0 to 1), as three bars with their words. */
export function Sureness({ sure }: { sure: number }) {
  const bars = sure >= 0.75 ? 3 : sure >= 0.45 ? 2 : 1;
  return (
    <span className="sure" role="img" aria-label={`Sure: ${bars} of 3`}>
      {[1, 2, 3].map((bar) => (
        <i key={bar} className={bar <= bars ? "y" : undefined} />
      ))}
    </span>
  );
}

/** How sure a model is on the whole; null where it does not say. */
export function meanOf(sureness: Record<string, number>): number | null {
  const each = Object.values(sureness);
  return each.length ? each.reduce((sum, sure) => sum + sure, 0) / each.length : null;
}
