import { useQuery } from "@tanstack/react-query";
import { entityQuery } from "../../api/entities";
import type { Layer } from "../../api/generating";
import { ApiError } from "../../api/transport";
import { nounOf } from "../../library/kinds";
import { NO_PREVIEW, previewOf } from "../../library/picture/preview";
import { useComposer } from "../Composer";
import { keyOf } from "../state/look";
import { sortOf } from "../words";

/** All that a row says of a layer. */
export function useLayer(layer: Layer) {
  const { kindOf, look } = useComposer();
  const kind = kindOf(layer.entity_type);
  const { data, error } = useQuery({
    ...entityQuery(kind?.slug ?? "", layer.entity_id),
    enabled: kind !== undefined,
    retry: false,
  });
  const entity = data?.entity;
  const gone = `A ${kind ? nounOf(kind) : "thing"} that is gone`;
  const key = keyOf(layer);
  return {
    key,
    kind,
    entity,
    name: entity?.name ?? (error instanceof ApiError && error.missing ? gone : "…"),
    sort: kind ? sortOf(entity, kind) : "",
    preview: entity ? previewOf(entity) : NO_PREVIEW,
    pinned: look.pinned.includes(key),
  };
}
