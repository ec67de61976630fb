import { useQueryClient } from "@tanstack/react-query";
import { type Entity, PAGE_SIZE, pageQuery } from "../../api/entities";
import { putEntity } from "../../library/freshness";
import { sayDone, sayFailed } from "../../ui/toast";
import { useComposer } from "../Composer";
import { type Key, keyOf, layerOf } from "../state/look";

/** Swaps a layer in place by its neighbor: the next of its kind, and of its category, by name. */
export function useSwap(): (key: Key, entity: Entity, by: -1 | 1) => void {
  const queries = useQueryClient();
  const { kindOf, look, act } = useComposer();
  const swap = async (key: Key, entity: Entity, by: -1 | 1) => {
    const kind = kindOf(entity.entity_type);
    if (!kind) return;
    if (look.pinned.includes(key)) {
      sayDone(`${entity.name} is pinned. Unpin it to swap it.`);
      return;
    }
    const filters = { sort: "name", ...(entity.category && { category: entity.category }) };
    const shelf: Entity[] = [];
    let total = 1;
    for (let page = 0; shelf.length < total && page * PAGE_SIZE < total; page += 1) {
      const read = await queries.fetchQuery(pageQuery(kind.slug, filters, page));
      shelf.push(...read.items);
      total = read.total;
    }
    const taken = new Set(look.recipe.layers.map(keyOf));
    const free = shelf.filter(
      (each) => each.id === entity.id || !taken.has(keyOf(layerOf(each.entity_type, each.id))),
    );
    const at = free.findIndex((each) => each.id === entity.id);
    const next = free[(at + by + free.length) % free.length];
    if (!next || next.id === entity.id) {
      sayDone(`There is no other one like ${entity.name}.`);
      return;
    }
    putEntity(queries, kind.slug, next);
    act({ type: "swap", key, entityId: next.id });
  };
  return (key, entity, by) => void swap(key, entity, by).catch(sayFailed);
}
