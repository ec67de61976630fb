import { useSearch } from "@tanstack/react-router";
import { ComposerPage } from "../../composer/ComposerPage";
import { useTitle } from "../useTitle";

export function Composer() {
  useTitle("Composer");
  return <ComposerPage search={useSearch({ from: "/session/shell/composer" })} />;
}
