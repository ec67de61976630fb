import { Link, useNavigate } from "@tanstack/react-router";
import { Plus, Search } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { PAGE_SIZE } from "../api/entities";
import type { Kind } from "../api/kinds";
import { Broken } from "../ui/Broken";
import { SearchField } from "../ui/SearchField";
import { count } from "../ui/words";
import { useSelection } from "./bulk/useSelection";
import { BlankCard } from "./EntityCard";
import { EntityGrid } from "./EntityGrid";
import { Filters } from "./Filters";
import { nounOf, pluralOf } from "./kinds";
import { Nothing } from "./Nothing";
import { RenderMenu } from "./RenderMenu";
import { filtersOf, type LibrarySearch } from "./search";
import { useLibrary } from "./useLibrary";
import "./library.css";

const Panel = lazy(() => import("./Panel"));
const Viewer = lazy(() => import("./viewer/Viewer"));
const SelectionBar = lazy(() => import("./bulk/SelectionBar"));

interface Props {
  kind: Kind;
  search: LibrarySearch;
  /** On a phone: what opens the other kinds, around the title. */
  title: (title: ReactNode) => ReactNode;
}

/** All entities of a kind: searched, narrowed, ordered, as pictures. */
export function LibraryPage({ kind, search, title }: Props) {
  const navigate = useNavigate();
  const [searching, setSearching] = useState(Boolean(search.q));
  const [pages, setPages] = useState({ first: 0, last: 0 });
  const filters = useMemo(() => filtersOf(search), [search]);
  const library = useLibrary(kind.slug, filters, pages.first, pages.last);
  const onPages = useCallback((first: number, last: number) => setPages({ first, last }), []);
  const onSearch = useCallback(
    (next: LibrarySearch) =>
      void navigate({
        to: "/entities/$slug",
        params: { slug: kind.slug },
        search: next,
        replace: true,
      }),
    [navigate, kind.slug],
  );
  const onWords = useCallback(
    (q: string) => onSearch({ ...search, q: q || undefined, sort: undefined }),
    [onSearch, search],
  );
  const { total, error } = library;
  const list = JSON.stringify([kind.slug, filters]);
  const onShow = useCallback(
    (show: string | undefined) => onSearch({ ...search, show }),
    [onSearch, search],
  );
  const onClose = useCallback(() => onShow(undefined), [onShow]);
  const selection = useSelection(list, total ?? 0, library.known);
  const [viewed, setViewed] = useState<number | null>(null);
  const view = useCallback((index: number) => {
    const page = Math.floor(index / PAGE_SIZE);
    setPages({ first: page, last: page });
    setViewed(index);
  }, []);
  const large = viewed === null ? undefined : library.known(viewed);
  return (
    <>
      <header className={searching ? "head libhead searching" : "head libhead"}>
        {title(<h1>{pluralOf(kind)}</h1>)}
        <span className="mut num headcount" aria-live="polite">
          {total === undefined ? "" : count(total)}
        </span>
        <span className="grow" />
        <SearchField
          value={search.q ?? ""}
          label={`Search ${kind.plural.toLowerCase()}`}
          onChange={onWords}
          autoFocus={searching && !search.q}
        />
        <button
          type="button"
          className="btn icon onphone"
          aria-label="Search"
          aria-expanded={searching}
          onClick={() => setSearching(!searching)}
        >
          <Search className="i s20" aria-hidden />
        </button>
        {kind.preview === "render" && <RenderMenu kind={kind} />}
        {kind.creation === "form" && <NewButton kind={kind} />}
      </header>
      <Filters kind={kind} search={search} onSearch={onSearch} />
      {search.trashed && Boolean(total) && (
        <p className="mut2 trashnote">
          What is in the trash is kept for 30 days. Select what you want back, and restore it.
        </p>
      )}
      {error ? (
        <Broken message={error.message} onRetry={library.refetch} />
      ) : total === undefined ? (
        <Loading />
      ) : total === 0 ? (
        <Nothing kind={kind} search={search} onClear={() => onSearch({ view: search.view })} />
      ) : (
        <div className="shelf">
          <EntityGrid
            key={`${kind.slug} ${search.view}`}
            kind={kind}
            total={total}
            at={library.at}
            onPages={onPages}
            selection={selection}
            asList={search.view === "list"}
            shown={search.show}
            onShow={onShow}
            onView={view}
          />
          {search.show && (
            <Suspense>
              <Panel kind={kind} id={search.show} onClose={onClose} />
            </Suspense>
          )}
        </div>
      )}
      {viewed !== null && large && (
        <Suspense>
          <Viewer
            kind={kind}
            entity={large}
            place={{ index: viewed, total: total ?? 0, onIndex: view }}
            onClose={() => setViewed(null)}
          />
        </Suspense>
      )}
      {selection.ids.size > 0 && (
        <Suspense>
          <SelectionBar kind={kind} search={search} selection={selection} />
        </Suspense>
      )}
    </>
  );
}

function NewButton({ kind }: { kind: Kind }) {
  return (
    <Link
      to="/entities/$slug/new"
      params={{ slug: kind.slug }}
      className="btn ink newbtn"
      aria-label={`New ${nounOf(kind)}`}
    >
      <Plus className="i s14" aria-hidden />
      <span className="onwide">New</span>
    </Link>
  );
}

const BLANKS = [...Array(18).keys()];

function Loading() {
  return (
    <div className="gridwrap" role="status" aria-label="Loading">
      <div className="grid waiting">
        {BLANKS.map((blank) => (
          <BlankCard key={blank} />
        ))}
      </div>
    </div>
  );
}
