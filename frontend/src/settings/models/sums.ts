import type { Expense } from "../../api/spending";

export type Group = "model" | "tool" | "user" | "day";

/** What some calls have cost, as far as that is known. */
export interface Sum {
  usd: number;
  calls: number;
  unknown: number;
}

export function sum(lines: Expense[]): Sum {
  return {
    usd: lines.reduce((whole, line) => whole + line.cost_usd, 0),
    calls: lines.reduce((whole, line) => whole + line.calls, 0),
    unknown: lines.reduce((whole, line) => whole + line.unknown, 0),
  };
}

/** The sums by what they are told by, the dearest first. */
export function grouped(lines: Expense[], by: Group): [string, Sum][] {
  const names = [...new Set(lines.map((line) => line[by]))];
  const sums = names.map((name): [string, Sum] => [
    name,
    sum(lines.filter((line) => line[by] === name)),
  ]);
  return sums.sort(([, a], [, b]) => b.usd - a.usd || b.calls - a.calls);
}

/** "$0.04"; what is less than a cent is not nothing. */
export function dollars(usd: number): string {
  return usd > 0 && usd < 0.01 ? "under $0.01" : `$${usd.toFixed(2)}`;
}
