import { useQueries } from "@tanstack/react-query";
import { type Entity, entityQuery } from "../../api/entities";
import type { Layer } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import { keyOf } from "../state/look";

/** The entities of some layers, as far as they are read. */
export function useNamed(layers: Layer[], kinds: Kind[]): (layer: Layer) => Entity | undefined {
  const known = layers.flatMap((layer) => {
    const kind = kinds.find((each) => each.entity_type === layer.entity_type);
    return kind ? [{ layer, kind }] : [];
  });
  const read = useQueries({
    queries: known.map(({ layer, kind }) => ({
      ...entityQuery(kind.slug, layer.entity_id),
      retry: false,
    })),
  });
  const named = new Map(known.map(({ layer }, at) => [keyOf(layer), read[at]?.data?.entity]));
  return (layer) => named.get(keyOf(layer));
}
