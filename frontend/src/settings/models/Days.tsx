import type { Expense } from "../../api/spending";
import { dollars, grouped } from "./sums";

const DAY = 86_400_000; // ms

/** A bar for each day up to today, held against the dearest; the words say the same. */
export function Days({ lines, days }: { lines: Expense[]; days: number }) {
  const sums = new Map(grouped(lines, "day"));
  const today = Date.now();
  const dates = Array.from({ length: days }, (_, index) =>
    new Date(today - (days - 1 - index) * DAY).toISOString().slice(0, 10),
  );
  const [dearest, most] = [...sums][0] ?? ["", { usd: 0 }];
  const width = 100 / days;
  return (
    <figure className="days">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={`Spending by day; the dearest was ${dearest} with ${dollars(most.usd)}`}
      >
        {dates.map((date, index) => {
          const height = most.usd ? (100 * (sums.get(date)?.usd ?? 0)) / most.usd : 0;
          return (
            <rect
              key={date}
              x={index * width + width * 0.1}
              y={100 - height}
              width={width * 0.8}
              height={height}
            >
              <title>{`${date}: ${dollars(sums.get(date)?.usd ?? 0)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="t12 mut">
        <span>{dates[0]}</span>
        <span>{dollars(most.usd)} at most</span>
        <span>today</span>
      </figcaption>
    </figure>
  );
}
