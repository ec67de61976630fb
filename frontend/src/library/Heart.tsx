import { Heart as HeartIcon } from "lucide-react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { useEntityActions } from "./actions";

/** Makes an entity a favorite, or none. */
export function Heart({ entity, kind }: { entity: Entity; kind: Kind }) {
  const actions = useEntityActions(kind);
  return (
    <button
      type="button"
      className={entity.favorite ? "heart on" : "heart"}
      aria-label={`Favorite ${entity.name}`}
      aria-pressed={entity.favorite}
      onClick={() => void actions.favorite(entity, !entity.favorite)}
    >
      <HeartIcon className={entity.favorite ? "i s14 fill" : "i s14"} aria-hidden />
    </button>
  );
}
