import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { InlineField } from "../ui/InlineField";
import { useEntityActions } from "./actions";
import { PHONE } from "./useGrid";

interface Props {
  entity: Entity;
  kind: Kind;
  index: number;
  shown: boolean;
  renaming: boolean;
  onRenaming: (renaming: boolean) => void;
  onTick: (index: number, range: boolean) => void;
  onShow: (id: string) => void;
}

/**
 * The name of an entity in a list, over the whole of its card. A click shows it at the side, where
 * there is room; Enter or a second click opens its page, Ctrl or Shift selects, F2 renames.
 */
export function NameLink({
  entity,
  kind,
  index,
  shown,
  renaming,
  onRenaming,
  onTick,
  onShow,
}: Props) {
  const actions = useEntityActions(kind);
  const returns = useRef(false);
  if (renaming) {
    return (
      <InlineField
        value={entity.name}
        label={`Name of ${entity.name}`}
        maxLength={200}
        onLeave={(text, byKey) => {
          returns.current = byKey;
          onRenaming(false);
          if (text) void actions.rename(entity, text);
        }}
      />
    );
  }
  const onClick = (event: MouseEvent) => {
    const byMouse = event.detail > 0;
    if (event.ctrlKey || event.metaKey || event.shiftKey) onTick(index, event.shiftKey);
    else if (byMouse && !shown && window.innerWidth > PHONE) onShow(entity.id);
    else return;
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "F2") onRenaming(true);
  };
  return (
    <Link
      to="/entities/$slug/$id"
      params={{ slug: kind.slug, id: entity.id }}
      className="trunc cardlink"
      data-index={index}
      ref={(link: HTMLAnchorElement | null) => {
        if (link && returns.current) link.focus();
        returns.current = false;
      }}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {entity.name}
    </Link>
  );
}
