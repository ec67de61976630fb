import clsx from "clsx";
import { memo, useState } from "react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { ComposeLink } from "./ComposeLink";
import { EntityMenu } from "./EntityMenu";
import { Heart } from "./Heart";
import { useKind } from "./kinds";
import { lineOf } from "./line";
import { MoreButton } from "./MoreButton";
import { NameLink } from "./NameLink";
import { EntityPreviewImage } from "./picture/EntityPreviewImage";
import { previewOf } from "./picture/preview";
import { StaleMark } from "./StaleMark";
import { Tick } from "./Tick";

export interface CardProps {
  entity: Entity;
  kind: Kind;
  /** How wide it stands, in pixels. */
  width: number;
  /** Where it stands in the whole list, from 0. */
  index: number;
  selected: boolean;
  /** It is shown at the side. */
  shown: boolean;
  /** It was ticked; with `range`, all from the last one on. */
  onTick: (index: number, range: boolean) => void;
  onShow: (id: string) => void;
}

/** An entity in a grid: its picture, its name, a line about it. */
export const EntityCard = memo(function EntityCard(props: CardProps) {
  const { entity, kind, width, index, selected, shown, onTick } = props;
  const [renaming, setRenaming] = useState(false);
  const away = entity.archived_at !== null || entity.deleted_at !== null;
  const subject = useKind(entity.default_for);
  return (
    <article
      className={clsx("card", away && "away", selected && "sel", shown && "shown")}
      aria-label={entity.name}
    >
      <EntityPreviewImage
        entityType={entity.entity_type}
        entityId={entity.id}
        preview={previewOf(entity)}
        standInIcon={kind.icon}
        size="card"
        sizes={`${Math.round(width)}px`}
      />
      <span className="tl">
        <Tick name={entity.name} index={index} selected={selected} onTick={onTick} />
        {entity.preview_stale && <StaleMark />}
      </span>
      <span className="tr">
        <Heart entity={entity} kind={kind} />
      </span>
      <div className="cap">
        <div className="nm">
          <NameLink {...props} renaming={renaming} onRenaming={setRenaming} />
        </div>
        <div className="mt">
          <span className="trunc">{lineOf(entity, subject)}</span>
        </div>
      </div>
      <span className="acts">
        <ComposeLink entity={entity} kind={kind} className="btn xs" />
        <EntityMenu
          entity={entity}
          kind={kind}
          onSelect={() => onTick(index, false)}
          onRename={() => setRenaming(true)}
          trigger={<MoreButton name={entity.name} size="xs" />}
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
