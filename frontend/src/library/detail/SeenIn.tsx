import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Entity, entityQuery } from "../../api/entities";
import { type Kind, kindsQuery } from "../../api/kinds";
import { Uses } from "./Uses";

/** The picture that this entity was seen in, and the way to look at it again; nothing without one. */
export function SeenIn({ kind, entity }: { kind: Kind; entity: Entity }) {
  const images = useQuery(kindsQuery).data?.find((each) => each.creation === "upload");
  const source = entity.source_image;
  const { data } = useQuery({
    ...entityQuery(images?.slug ?? "", source ?? ""),
    enabled: Boolean(images && source),
    retry: false,
  });
  if (!images || !data) return null;
  const { id, entity_type, name, archived_at, deleted_at, ...image } = data.entity;
  return (
    <section aria-labelledby="seen-in" className="seenin">
      <div className="row usedhead">
        <h2 id="seen-in">Seen in</h2>
        {kind.analyzer && (
          <Link to="/tools" search={{ tool: kind.analyzer, image: id }} className="link t12">
            Look again
          </Link>
        )}
      </div>
      <Uses
        label="Seen in"
        uses={[
          {
            id,
            entity_type,
            name,
            slug: images.slug,
            role: "source_image",
            archived_at,
            deleted_at,
            preview_image_small: image.preview_image_small,
            preview_image_card: image.preview_image_card,
            preview_thumbhash: image.preview_thumbhash,
          },
        ]}
      />
    </section>
  );
}
