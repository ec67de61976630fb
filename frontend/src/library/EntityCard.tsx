import { Link } from "@tanstack/react-router";
import clsx from "clsx";
import { Ellipsis, Heart, RotateCw } from "lucide-react";
import { type MouseEvent as Click, memo } from "react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { readable } from "../ui/words";
import { useEntityActions } from "./actions";
import { EntityMenu } from "./EntityMenu";
import { pluralOf, useKind } from "./kinds";
import { EntityPreviewImage } from "./picture/EntityPreviewImage";
import { previewOf } from "./picture/preview";
import "./tick.css";

interface Props {
  entity: Entity;
  kind: Kind;
  /** How wide the card stands, in pixels. */
  width: number;
  /** Where it stands in the whole list, from 0. */
  index: number;
  selected: boolean;
  /** It was ticked; with `range`, all from the last one on. */
  onTick: (index: number, range: boolean) => void;
}

/** An entity in a grid: its picture, its name, a line about it. */
export const EntityCard = memo(function EntityCard(props: Props) {
  const { entity, kind, width, index, selected, onTick } = props;
  const actions = useEntityActions(kind);
  const away = entity.archived_at !== null || entity.deleted_at !== null;
  const subject = useKind(entity.default_for);
  const meta = [
    subject && `Default for ${pluralOf(subject).toLowerCase()}`,
    entity.category && readable(entity.category),
    entity.tags[0],
  ].filter(Boolean);
  const onPick = (event: Click) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    onTick(index, event.shiftKey);
  };
  return (
    <article className={clsx("card", away && "away", selected && "sel")} aria-label={entity.name}>
      <EntityPreviewImage
        entityType={entity.entity_type}
        entityId={entity.id}
        preview={previewOf(entity)}
        standInIcon={kind.icon}
        size="card"
        sizes={`${Math.round(width)}px`}
      />
      <span className="tl">
        <input
          type="checkbox"
          className="tick"
          aria-label={`Select ${entity.name}`}
          checked={selected}
          onChange={({ nativeEvent }) =>
            onTick(index, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
        {entity.preview_stale && (
          <span className="mark clay">
            <RotateCw className="i s12" aria-hidden />
            Stale
          </span>
        )}
      </span>
      <span className="tr">
        <button
          type="button"
          className={entity.favorite ? "heart on" : "heart"}
          aria-label={`Favorite ${entity.name}`}
          aria-pressed={entity.favorite}
          onClick={() => void actions.favorite(entity, !entity.favorite)}
        >
          <Heart className={entity.favorite ? "i s14 fill" : "i s14"} aria-hidden />
        </button>
      </span>
      <div className="cap">
        <div className="nm">
          <Link
            to="/entities/$slug/$id"
            params={{ slug: kind.slug, id: entity.id }}
            className="trunc cardlink"
            data-index={index}
            onClick={onPick}
          >
            {entity.name}
          </Link>
        </div>
        <div className="mt">
          <span className="trunc">{meta.join(" · ")}</span>
        </div>
      </div>
      <span className="acts">
        <EntityMenu
          entity={entity}
          kind={kind}
          onSelect={() => onTick(index, false)}
          trigger={
            <button type="button" className="btn xs icon" aria-label={`More for ${entity.name}`}>
              <Ellipsis className="i s14" aria-hidden />
            </button>
          }
        />
      </span>
    </article>
  );
});

/** A card whose entity is still on its way. */
export function BlankCard() {
  return (
    <div className="card" aria-hidden="true">
      <div className="sk" />
      <div className="skl" />
      <div className="skl short" />
    </div>
  );
}
