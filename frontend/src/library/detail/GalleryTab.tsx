import { useQuery } from "@tanstack/react-query";
import type { Entity } from "../../api/entities";
import { type Kind, kindsQuery } from "../../api/kinds";
import { usedByQuery } from "../../api/usedBy";
import { Construction } from "../../ui/Construction";
import { Unread } from "../../ui/Unread";
import { count } from "../../ui/words";
import { Uses } from "./Uses";

/** The images that use this entity. */
export function GalleryTab({ kind, entity }: { kind: Kind; entity: Entity }) {
  // Images are what nobody writes: they come as files.
  const images = useQuery(kindsQuery).data?.find((each) => each.creation === "upload");
  const { data, error, refetch } = useQuery(
    usedByQuery(kind.slug, entity.id, images?.entity_type ?? "image"),
  );
  if (!data && error) {
    return <Unread error={error} retry={() => void refetch()} />;
  }
  if (!data) return <div className="gallery" role="status" aria-label="Loading" />;
  if (data.total === 0) {
    return (
      <div className="blank gallery">
        <Construction name="frame" className="big" />
        <h2>No picture shows {entity.name} yet</h2>
        <p>Every image that is made with it will hang here.</p>
      </div>
    );
  }
  return (
    <div className="gallery">
      {data.total > data.items.length && (
        <p className="mut usedhead">
          {count(data.items.length)} of {count(data.total)} shown
        </p>
      )}
      <Uses uses={data.items} label="Images" />
    </div>
  );
}
