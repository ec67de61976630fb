import { useQuery } from "@tanstack/react-query";
import { impactQuery } from "../../api/configs";
import type { Draft, Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { flagOf } from "./showing";

/** How many previews saving these edits would make stale; 0 where that is not known. */
export function useImpact(
  kind: Kind,
  entity: Entity | null,
  draft: Draft,
  changed: ReadonlySet<string>,
): number {
  const { data } = useQuery({
    ...impactQuery(kind.slug, entity?.id ?? ""),
    enabled: kind.shows && entity !== null && changed.size > 0,
  });
  const flag = flagOf(kind.traits_schema);
  if (!data || !flag) return 0;
  const turned = changed.has(`traits.${flag.name}`);
  const claims = turned && draft.traits[flag.name] === true;
  const others = [...changed].some((place) => ![`traits.${flag.name}`, "tags"].includes(place));
  return (others || (turned && !claims) ? data.edited : 0) + (claims ? data.default : 0);
}
