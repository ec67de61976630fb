/** A stretch of text that stayed, went, or came. */
export interface Part {
  sort: "same" | "gone" | "come";
  text: string;
}

const MOST = 250_000;

/** How one text became another, word by word; one that is too long to compare went as a whole. */
export function wordsChanged(before: string, after: string): Part[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > MOST) return joined([part("gone", a), part("come", b)].flat());
  const common = commonLengths(a, b);
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      parts.push(...part("same", [a[i] ?? ""]));
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      parts.push(...part("gone", [a[i] ?? ""]));
      i += 1;
    } else {
      parts.push(...part("come", [b[j] ?? ""]));
      j += 1;
    }
  }
  return joined(parts);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function part(sort: Part["sort"], words: string[]): Part[] {
  return words.map((text) => ({ sort, text }));
}

/** For each pair of places, how many words the rests have in common, in order. */
function commonLengths(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] =
        a[i] === b[j]
          ? 1 + at(table, i + 1, j + 1)
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

function at(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

/** Neighbors of one sort as one stretch; of a place that changed, what went comes first. */
function joined(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (const each of parts) {
    const last = joined.at(-1);
    if (last?.sort === each.sort) last.text += ` ${each.text}`;
    else joined.push({ ...each });
  }
  return joined;
}
