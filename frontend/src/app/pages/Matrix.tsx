import { useSearch } from "@tanstack/react-router";
import { MatrixPage } from "../../composer/matrix/MatrixPage";
import { useTitle } from "../useTitle";

export function Matrix() {
  useTitle("Matrix");
  return <MatrixPage search={useSearch({ from: "/session/shell/matrix" })} />;
}
