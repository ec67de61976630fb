/** What the address of the matrix says: which one is shown; none to begin one. */
export interface MatrixSearch {
  id?: string;
}

export function parseMatrixSearch({ id }: Record<string, unknown>): MatrixSearch {
  return typeof id === "string" && id ? { id } : {};
}
