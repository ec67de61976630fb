import { useState } from "react";
import type { Kind } from "../../api/kinds";
import { nounOf, pluralOf } from "../../library/kinds";
import { SearchField } from "../../ui/SearchField";
import { Unread } from "../../ui/Unread";
import { count } from "../../ui/words";
import { useComposer } from "../Composer";
import { KindTabs } from "./KindTabs";
import { ShelfGrid } from "./ShelfGrid";
import { useShelf } from "./useShelf";
import "../../library/library.css";
import "./shelf.css";

/** The library beside the canvas: one kind at a time, its favorites first. */
export function ShelfPane({ columns, id }: { columns: number; id: string }) {
  const { kinds } = useComposer();
  const [slug, setSlug] = useState<string | null>(null);
  const kind = kinds.find((each) => each.slug === slug) ?? kinds[0];
  if (!kind) return null;
  return (
    <section className="pane lib" aria-label="Library">
      <KindTabs
        kinds={kinds}
        chosen={kind}
        panel={id}
        onChoose={(chosen) => setSlug(chosen.slug)}
      />
      <OfKind key={kind.slug} kind={kind} columns={columns} id={id} />
    </section>
  );
}

function OfKind({ kind, columns, id }: { kind: Kind; columns: number; id: string }) {
  const [q, setQ] = useState("");
  const shelf = useShelf(kind, q, columns);
  const nouns = pluralOf(kind).toLowerCase();
  return (
    <div className="shelfpanel" role="tabpanel" id={id} aria-label={pluralOf(kind)}>
      <div className="shelfsearch">
        <SearchField
          value={q}
          label={`Search ${nouns}`}
          placeholder={`Search ${count(kind.count)} ${nouns}`}
          onChange={setQ}
        />
      </div>
      {shelf.error ? (
        <div className="shelfnote">
          <Unread error={shelf.error} retry={shelf.refetch} />
        </div>
      ) : shelf.total === 0 ? (
        <p className="shelfnote mut">
          {q ? `No ${nounOf(kind)} is like “${q}”.` : `You have no ${nouns} yet.`}
        </p>
      ) : (
        <ShelfGrid kind={kind} columns={columns} shelf={shelf} />
      )}
    </div>
  );
}
