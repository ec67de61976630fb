import type { Layer } from "../../api/generating";
import type { Matrix } from "../../api/matrix";

/** A column of a matrix: what it adds to each row, and where its cells stand in each row. */
export interface Column {
  layers: Layer[];
  index: number;
}

/** The rows and columns of a matrix: its first axis down, each combination of the others along. */
export function tableOf({ axes }: Pick<Matrix, "axes">): { rows: Layer[]; columns: Column[] } {
  const [rows = [], ...others] = axes;
  const combinations = others.reduce<Layer[][]>(
    (before, axis) => before.flatMap((layers) => axis.map((layer) => [...layers, layer])),
    [[]],
  );
  return { rows, columns: combinations.map((layers, index) => ({ layers, index })) };
}

/** How many pictures there would be. */
export function countOf(axes: Layer[][]): number {
  return axes.reduce((product, axis) => product * axis.length, 1);
}
