import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { entityQuery } from "../api/entities";
import type { Kind } from "../api/kinds";
import { ApiError } from "../api/transport";
import { Blank } from "../ui/Blank";
import { Broken } from "../ui/Broken";
import type { Tab } from "./detail/tab";
import { EntityDetail } from "./EntityDetail";
import { nounOf, pluralOf } from "./kinds";
import "./detail.css";

/** One entity: its picture, and all that is said of it. */
export function EntityPage({ kind, id, tab }: { kind: Kind; id: string; tab: Tab }) {
  const { data, error, refetch } = useQuery(entityQuery(kind.slug, id));
  if (data) return <EntityDetail key={id} kind={kind} read={data} tab={tab} />;
  if (error instanceof ApiError && error.missing) {
    return (
      <Blank
        drawing={kind.drawing}
        title={`There is no such ${nounOf(kind)}`}
        actions={
          <Link to="/entities/$slug" params={{ slug: kind.slug }} className="btn line">
            {pluralOf(kind)}
          </Link>
        }
      >
        It may have been deleted for good.
      </Blank>
    );
  }
  if (error) {
    return <Broken message={error.message} onRetry={() => void refetch()} />;
  }
  return (
    <div className="two waiting" role="status" aria-label="Loading">
      <div className="left">
        <div className="sk" />
      </div>
      <div>
        <div className="skl tall" />
        <div className="skl" />
      </div>
    </div>
  );
}
