import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { entityQuery } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { ApiError } from "../../api/transport";
import { nounOf } from "../kinds";
import { EntityPreviewImage } from "../picture/EntityPreviewImage";
import { NO_PREVIEW, previewOf } from "../picture/preview";
import "./picker.css";

interface Props {
  kind: Kind;
  id: string;
  /** Where it stands among how many; null where there is only one place. */
  place: { index: number; count: number } | null;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** An entity that was picked: its picture and name, and how to move it or let it go. */
export function PickedEntity({ kind, id, place, onMove, onRemove }: Props) {
  const { data, error } = useQuery({ ...entityQuery(kind.slug, id), retry: false });
  const entity = data?.entity;
  const gone = error instanceof ApiError && error.missing;
  const name = entity?.name ?? (gone ? `A ${nounOf(kind)} that is gone` : "…");
  const onKeyDown = (event: KeyboardEvent) => {
    if (!place || !event.altKey) return;
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (by !== -1 && by !== 1) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li className="pick" onKeyDown={onKeyDown}>
      <EntityPreviewImage
        entityType={kind.entity_type}
        entityId={id}
        preview={entity ? previewOf(entity) : NO_PREVIEW}
        standInIcon={kind.icon}
        size="small"
        still
      />
      {entity ? (
        <Link to="/entities/$slug/$id" params={{ slug: kind.slug, id }} className="trunc">
          {name}
        </Link>
      ) : (
        <span className="trunc mut">{name}</span>
      )}
      {place && place.count > 1 && (
        <>
          <button
            type="button"
            className="btn icon xs"
            aria-label={`Move ${name} earlier`}
            disabled={place.index === 0}
            onClick={() => onMove(-1)}
          >
            <ChevronLeft className="i s14" aria-hidden />
          </button>
          <button
            type="button"
            className="btn icon xs"
            aria-label={`Move ${name} later`}
            disabled={place.index === place.count - 1}
            onClick={() => onMove(1)}
          >
            <ChevronRight className="i s14" aria-hidden />
          </button>
        </>
      )}
      <button
        type="button"
        className="btn icon xs"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      >
        <X className="i s14" aria-hidden />
      </button>
    </li>
  );
}
