import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, ChevronRight, Copy, Ellipsis, Heart } from "lucide-react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { useEntityActions } from "./actions";
import { ComposeLink } from "./ComposeLink";
import { EntityMenu } from "./EntityMenu";
import { nounOf, pluralOf } from "./kinds";

interface Props {
  kind: Kind;
  entity: Entity | null;
  /** The page is left because the entity is gone: nothing of it is to be saved. */
  onLeave: () => void;
}

/** Where one is, and what can be done with the whole of it. */
export function DetailHead({ kind, entity, onLeave }: Props) {
  const navigate = useNavigate();
  const actions = useEntityActions(kind);
  const { slug } = kind;
  const show = (id: string) => void navigate({ to: "/entities/$slug/$id", params: { slug, id } });
  return (
    <header className="head dethead">
      <Link
        to="/entities/$slug"
        params={{ slug }}
        activeOptions={{ exact: true }}
        className="btn icon onphone round"
        aria-label={`Back to ${kind.plural.toLowerCase()}`}
      >
        <ArrowLeft className="i s20" aria-hidden />
      </Link>
      <nav className="row mut2 crumbs" aria-label="Breadcrumb">
        <Link to="/entities/$slug" params={{ slug }} activeOptions={{ exact: true }}>
          {pluralOf(kind)}
        </Link>
        <ChevronRight className="i s12" aria-hidden />
        <span className="m trunc here" aria-current="page">
          {entity?.name ?? `New ${nounOf(kind)}`}
        </span>
      </nav>
      <span className="grow" />
      {entity?.archived_at && <span className="tag">Archived</span>}
      {entity?.deleted_at && <span className="tag">In the trash</span>}
      {entity && (
        <>
          <ComposeLink entity={entity} kind={kind} className="btn icon sm round" bare />
          <button
            type="button"
            className="btn icon sm round heartbtn"
            aria-label="Favorite"
            aria-pressed={entity.favorite}
            onClick={() => void actions.favorite(entity, !entity.favorite)}
          >
            <Heart className={entity.favorite ? "i fill" : "i"} aria-hidden />
          </button>
          <button
            type="button"
            className="btn icon sm onwide"
            aria-label="Duplicate"
            onClick={() => void actions.duplicate(entity).then((copy) => copy && show(copy.id))}
          >
            <Copy className="i" aria-hidden />
          </button>
          <EntityMenu
            entity={entity}
            kind={kind}
            onDuplicated={(copy) => show(copy.id)}
            onGone={() => {
              onLeave();
              void navigate({ to: "/entities/$slug", params: { slug } });
            }}
            trigger={
              <button type="button" className="btn icon sm round" aria-label="More">
                <Ellipsis className="i" aria-hidden />
              </button>
            }
          />
        </>
      )}
    </header>
  );
}
