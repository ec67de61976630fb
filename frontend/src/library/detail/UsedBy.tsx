import { useQuery } from "@tanstack/react-query";
import type { Entity } from "../../api/entities";
import { type Kind, kindsQuery } from "../../api/kinds";
import { type Use, usedByQuery } from "../../api/usedBy";
import { Unread } from "../../ui/Unread";
import { count } from "../../ui/words";
import { nounOf, pluralOf } from "../kinds";
import { Uses } from "./Uses";

/** What uses this entity; nothing where nothing does. */
export function UsedBy({ kind, entity }: { kind: Kind; entity: Entity }) {
  const { data, error, refetch } = useQuery(usedByQuery(kind.slug, entity.id));
  const kinds = useQuery(kindsQuery).data ?? [];
  if (!data && error) return <Unread error={error} retry={() => void refetch()} />;
  if (!data?.total) return null;
  return (
    <section aria-labelledby="used-by">
      <div className="row usedhead">
        <h2 id="used-by">Used by {summary(data.items, kinds)}</h2>
        {data.total > data.items.length && (
          <span className="mut">
            {count(data.items.length)} of {count(data.total)} shown
          </span>
        )}
      </div>
      <Uses uses={data.items} label="Used by" />
    </section>
  );
}

/** "2 outfits, 1 story". */
function summary(uses: Use[], kinds: Kind[]): string {
  const parts = kinds.flatMap((kind) => {
    const those = uses.filter((use) => use.entity_type === kind.entity_type);
    const number = new Set(those.map((use) => use.id)).size;
    if (number === 0) return [];
    return [`${count(number)} ${number === 1 ? nounOf(kind) : pluralOf(kind).toLowerCase()}`];
  });
  return parts.join(", ");
}
