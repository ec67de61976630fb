import { Link } from "@tanstack/react-router";
import type { Use } from "../../api/usedBy";
import { EntityPreviewImage } from "../picture/EntityPreviewImage";
import "./uses.css";

/** What uses an entity, as pictures that lead there. */
export function Uses({ uses, label }: { uses: Use[]; label: string }) {
  return (
    <ul className="uses" aria-label={label}>
      {uses.map((use) => (
        <li key={`${use.id} ${use.role}`}>
          <Link to="/entities/$slug/$id" params={{ slug: use.slug, id: use.id }}>
            <EntityPreviewImage
              entityType={use.entity_type}
              entityId={use.id}
              preview={{
                small: use.preview_image_small,
                card: use.preview_image_card,
                medium: null,
                full: null,
                width: null,
                height: null,
                thumbhash: use.preview_thumbhash,
              }}
              size="card"
              sizes="120px"
              still
            />
            <span className="trunc t12">{use.name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
