import { useQuery } from "@tanstack/react-query";
import { type Kind, kindsQuery } from "../api/kinds";
import { sentenceCase } from "../ui/words";

/** The kind of an entity type; undefined until the kinds are known. */
export function useKind(entityType: string | null): Kind | undefined {
  return useQuery(kindsQuery).data?.find((kind) => kind.entity_type === entityType);
}

/** The kind whose entities steer the previews of others; undefined until the kinds are known. */
export function useShowingKind(): Kind | undefined {
  return useQuery(kindsQuery).data?.find((kind) => kind.shows);
}

/** "Clothing items". */
export function pluralOf(kind: Kind): string {
  return sentenceCase(kind.plural);
}

/** "Prose styles", beside the heading of its group. */
export function shortOf(kind: Kind): string {
  return sentenceCase(kind.short);
}

/** "clothing item", as it stands within a sentence. */
export function nounOf(kind: Kind): string {
  return kind.title.toLowerCase();
}
