import { Link } from "@tanstack/react-router";
import type { Kind } from "../api/kinds";
import { Blank } from "../ui/Blank";
import { count } from "../ui/words";
import { nounOf } from "./kinds";
import { isNarrowed, type LibrarySearch } from "./search";

interface Props {
  kind: Kind;
  search: LibrarySearch;
  onClear: () => void;
}

/** What stands where a library has nothing to show: none yet, or none that is like this. */
export function Nothing({ kind, search, onClear }: Props) {
  const plural = kind.plural.toLowerCase();
  const form = kind.creation === "form";
  if (!isNarrowed(search)) {
    return (
      <Blank
        drawing={kind.drawing}
        title={`No ${plural} yet`}
        actions={
          form && (
            <Link to="/entities/$slug/new" params={{ slug: kind.slug }} className="btn ink">
              New {nounOf(kind)}
            </Link>
          )
        }
      >
        {!form
          ? "They will stand here."
          : kind.preview === "render"
            ? "A name is enough to begin. Describe it, and have it drawn."
            : "A name is enough to begin."}
      </Blank>
    );
  }
  const title = search.q
    ? `Nothing like “${search.q}”`
    : search.trashed
      ? "The trash is empty"
      : search.archived
        ? `No archived ${plural}`
        : `No such ${plural}`;
  return (
    <Blank
      drawing={kind.drawing}
      title={title}
      actions={
        <>
          {form && search.q && (
            <Link
              to="/entities/$slug/new"
              params={{ slug: kind.slug }}
              search={{ name: search.q }}
              className="btn line"
            >
              New “{search.q}”
            </Link>
          )}
          <button type="button" className="btn" onClick={onClear}>
            Clear filters
          </button>
        </>
      }
    >
      {search.q
        ? `Searched names, descriptions and traits of ${count(kind.count)} ${plural}.`
        : "Nothing is in the way but the filters."}
    </Blank>
  );
}
