import { useParams, useSearch } from "@tanstack/react-router";
import type { Kind } from "../../api/kinds";
import { pluralOf } from "../../library/kinds";
import { LibraryPage } from "../../library/LibraryPage";
import { KindPicker } from "../shell/KindPicker";
import { useTitle } from "../useTitle";
import { WithKind } from "./WithKind";

export function Library() {
  const { slug } = useParams({ from: "/session/shell/entities/$slug" });
  return <WithKind slug={slug}>{(kind) => <OfKind key={slug} kind={kind} />}</WithKind>;
}

function OfKind({ kind }: { kind: Kind }) {
  useTitle(pluralOf(kind));
  const search = useSearch({ from: "/session/shell/entities/$slug" });
  return (
    <LibraryPage
      kind={kind}
      search={search}
      title={(title) => <KindPicker slug={kind.slug}>{title}</KindPicker>}
    />
  );
}
