import { useParams, useSearch } from "@tanstack/react-router";
import { NewEntityPage } from "../../library/NewEntityPage";
import { useTitle } from "../useTitle";
import { WithKind } from "./WithKind";

export function NewEntity() {
  useTitle("New");
  const { slug } = useParams({ from: "/session/shell/entities/$slug/new" });
  const { name = "" } = useSearch({ from: "/session/shell/entities/$slug/new" });
  return (
    <WithKind slug={slug}>
      {(kind) => <NewEntityPage key={slug} kind={kind} name={name} />}
    </WithKind>
  );
}
