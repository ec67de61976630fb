import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { nounOf } from "../library/kinds";
import { capitalized, readable } from "../ui/words";
import type { Key } from "./state/look";
import type { Verdict } from "./state/rules";

type NameOf = (key: Key) => string;

/** What sort of thing an entity is, as a row says it: "Headwear", or the kind's own title. */
export function sortOf(entity: Pick<Entity, "category"> | undefined, kind: Kind): string {
  return capitalized(entity?.category ? readable(entity.category) : nounOf(kind));
}

/** Why an entity is not put on the stack; null if it is. */
export function refusalIn(verdict: Verdict, name: string, nameOf: NameOf): string | null {
  if (verdict.does !== "refuse") return null;
  switch (verdict.because) {
    case "unlayered":
      return `${name} cannot be layered.`;
    case "there":
      return `${name} is on the stack already.`;
    case "pinned":
      return `${nameOf(verdict.key)} is pinned. Unpin it to put ${name} in its place.`;
  }
}

/** What a slot says that something is held over: "Headwear goes here". */
export function slotWords(verdict: Verdict, sort: string, name: string, nameOf: NameOf): string {
  if (verdict.does === "add") return `${sort} goes here`;
  if (verdict.does === "replace") return `Replaces ${nameOf(verdict.key)}`;
  return refusalIn(verdict, name, nameOf) ?? "";
}
