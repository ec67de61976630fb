import { useQuery } from "@tanstack/react-query";
import { entityQuery } from "../../api/entities";
import { ApiError } from "../../api/transport";
import { nounOf, useKind } from "../kinds";

/** The name of an entity of which only the id is known. */
export function EntityName({ entityType, id }: { entityType: string; id: string }) {
  const kind = useKind(entityType);
  const { data, error } = useQuery({
    ...entityQuery(kind?.slug ?? "", id),
    enabled: Boolean(kind),
    retry: false,
  });
  if (error instanceof ApiError && error.missing)
    return <i>a {kind ? nounOf(kind) : "thing"} that is gone</i>;
  return data?.entity.name ?? "…";
}
