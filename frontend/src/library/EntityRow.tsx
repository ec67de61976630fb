import clsx from "clsx";
import { memo, useState } from "react";
import { ago, readable } from "../ui/words";
import type { CardProps } from "./EntityCard";
import { EntityMenu } from "./EntityMenu";
import { Heart } from "./Heart";
import { timeLeft } from "./line";
import { MoreButton } from "./MoreButton";
import { NameLink } from "./NameLink";
import { EntityPreviewImage } from "./picture/EntityPreviewImage";
import { previewOf } from "./picture/preview";
import { StaleMark } from "./StaleMark";
import { Tick } from "./Tick";
import "./row.css";

/** An entity in a list: a small picture, and more words than a card has. */
export const EntityRow = memo(function EntityRow(props: CardProps) {
  const { entity, kind, index, selected, shown, onTick } = props;
  const [renaming, setRenaming] = useState(false);
  return (
    <article
      className={clsx("card lrow", selected && "sel", shown && "shown")}
      aria-label={entity.name}
    >
      <Tick name={entity.name} index={index} selected={selected} onTick={onTick} />
      <EntityPreviewImage
        entityType={entity.entity_type}
        entityId={entity.id}
        preview={previewOf(entity)}
        standInIcon={kind.icon}
        size="small"
      />
      <span className="nm grow">
        <NameLink {...props} renaming={renaming} onRenaming={setRenaming} />
        {entity.preview_stale && <StaleMark />}
      </span>
      <span className="mut t12 trunc col onwide">
        {entity.category && readable(entity.category)}
      </span>
      <span className="mut t12 trunc col onwide">{entity.tags.join(", ")}</span>
      <span className="mut t12 when onwide">{timeLeft(entity) ?? ago(entity.updated_at)}</span>
      <Heart entity={entity} kind={kind} />
      <EntityMenu
        entity={entity}
        kind={kind}
        onSelect={() => onTick(index, false)}
        onRename={() => setRenaming(true)}
        trigger={<MoreButton name={entity.name} size="sm" />}
      />
    </article>
  );
});

/** A row whose entity is still on its way. */
export function BlankRow() {
  return (
    <div className="card lrow" aria-hidden="true">
      <div className="skl" />
    </div>
  );
}
