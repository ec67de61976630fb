import { useParams, useSearch } from "@tanstack/react-router";
import { EntityPage } from "../../library/EntityPage";
import { WithKind } from "./WithKind";

export function Entity() {
  const { slug, id } = useParams({ from: "/session/shell/entities/$slug/$id" });
  const { tab } = useSearch({ from: "/session/shell/entities/$slug/$id" });
  return (
    <WithKind slug={slug}>
      {(kind) => <EntityPage kind={kind} id={id} tab={tab ?? "details"} />}
    </WithKind>
  );
}
