import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { readable } from "../ui/words";
import { pluralOf } from "./kinds";

const KEPT_DAYS = 30;
const DAY = 86_400_000;

/** How long an entity still lies in the trash; null where it is not there. */
export function timeLeft({ deleted_at }: Entity, now = Date.now()): string | null {
  if (deleted_at === null) return null;
  const days = Math.ceil((Date.parse(deleted_at) + KEPT_DAYS * DAY - now) / DAY);
  return days > 1 ? `${days} days left` : "Last day";
}

/** The line below a name: how long it is kept; or what it is the default for, category, first tag. */
export function lineOf(entity: Entity, subject: Kind | undefined): string {
  const { category, tags } = entity;
  const words = [
    subject && `Default for ${pluralOf(subject).toLowerCase()}`,
    category && readable(category),
    tags[0],
  ];
  return timeLeft(entity) ?? words.filter(Boolean).join(" · ");
}
