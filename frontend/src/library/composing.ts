import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";

/** How the composer begins with an entity, and what that is called. */
export interface Composing {
  search: { add: string } | { image: string };
  word: "Compose" | "Remix";
}

/** What is layered goes on the stack; what remembers its recipe is opened as it was made. */
export function composingWith(kind: Kind, entity: Entity): Composing | null {
  if (entity.archived_at || entity.deleted_at) return null;
  if (kind.layer) return { search: { add: `${entity.entity_type}:${entity.id}` }, word: "Compose" };
  const recipe = entity.traits.recipe;
  if (typeof recipe !== "object" || recipe === null) return null;
  return { search: { image: entity.id }, word: "Remix" };
}
