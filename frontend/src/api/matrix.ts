import { queryOptions } from "@tanstack/react-query";
import {
  estimateMatrixMatrix,
  judgeCellMatrix,
  makeCellAgainMatrix,
  makeMatrixMatrix,
  readMatrixMatrix,
} from "./generated/sdk.gen";
import type { Accepted, CellView, MatrixView, Verdict } from "./generated/types.gen";
import { type Layer, type Recipe, wholeLayer, wholeRecipe } from "./generating";

export type { Verdict };

/** A picture of a matrix; `job_id` makes it, or made it last. */
export type MatrixCell = CellView;

/** A recipe, and the layers that are tried with it: each of an axis with each of the others. */
export interface MatrixOrder {
  recipe: Recipe;
  /** One to three; the last one changes from cell to cell. */
  axes: Layer[][];
}

/** A matrix; its cells are counted off, the last axis first. */
export type Matrix = Omit<MatrixView, "recipe" | "axes"> & MatrixOrder;

export function matrixQuery(id: string) {
  return queryOptions({
    queryKey: ["matrix", id],
    queryFn: async ({ signal }): Promise<Matrix> => {
      const { data } = await readMatrixMatrix({ path: { id }, signal, throwOnError: true });
      const axes = data.axes.map((axis) => axis.map(wholeLayer));
      return { ...data, recipe: wholeRecipe(data.recipe), axes };
    },
    staleTime: 0,
  });
}

/** What a matrix would take; no model is asked. */
export function matrixEstimateQuery(order: MatrixOrder) {
  return queryOptions({
    queryKey: ["matrix", "estimate", order],
    queryFn: async ({ signal }) =>
      (await estimateMatrixMatrix({ body: order, signal, throwOnError: true })).data,
    retry: false,
  });
}

/** Has a picture of each combination made, as one job: its id is the matrix's. */
export async function makeMatrix(order: MatrixOrder): Promise<Accepted> {
  return (await makeMatrixMatrix({ body: order, throwOnError: true })).data;
}

export async function judgeCell(
  id: string,
  position: number,
  verdict: Verdict | null,
): Promise<void> {
  await judgeCellMatrix({ path: { id, position }, body: { verdict }, throwOnError: true });
}

/** Has one picture made again; where there is one, with another seed. */
export async function makeCellAgain(id: string, position: number): Promise<Accepted> {
  return (await makeCellAgainMatrix({ path: { id, position }, throwOnError: true })).data;
}
