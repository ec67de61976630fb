import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Entity, entityQuery } from "../api/entities";
import type { Kind } from "../api/kinds";
import { listed } from "../library/freshness";
import { sayDone } from "../ui/toast";
import type { Desk } from "./state/desk";
import { type Key, keyOf, type Look, layerOf } from "./state/look";
import { judge, type Rules, rulesOf, type Verdict } from "./state/rules";
import { useDesk } from "./useDesk";
import { refusalIn } from "./words";

type Deeds = Omit<ReturnType<typeof useDesk>, "desk">;

/** What every part of the composer shares. */
export interface Composer extends Deeds {
  desk: Desk;
  look: Look;
  /** The kinds that can be layered, in the server's order. */
  kinds: Kind[];
  rules: Rules;
  kindOf: (entityType: string) => Kind | undefined;
  /** What an entity on the stack is called, as far as it was read. */
  nameOf: (key: Key) => string;
  /** What would become of an entity that is put on the stack. */
  judge: (entity: Entity) => Verdict;
  /** Puts an entity on the stack, or says why not. */
  put: (entity: Entity, at?: number) => void;
}

const Context = createContext<Composer | null>(null);

export function useComposer(): Composer {
  const composer = useContext(Context);
  if (!composer) throw new Error("ComposerRoom is not there.");
  return composer;
}

interface Props {
  userId: string;
  kinds: Kind[];
  children: ReactNode;
}

/** Holds the desk of a user for all that is in it. */
export function ComposerRoom({ userId, kinds: all, children }: Props) {
  const queries = useQueryClient();
  const kinds = useMemo(() => all.filter((kind) => kind.layer), [all]);
  const rules = useMemo(() => rulesOf(all), [all]);
  const { desk, ...deeds } = useDesk(userId, rules);
  const look = desk.history.present;
  const kindOf = (entityType: string) => kinds.find((kind) => kind.entity_type === entityType);
  const nameOf = (key: Key) => {
    const layer = look.recipe.layers.find((each) => keyOf(each) === key);
    const kind = layer && kindOf(layer.entity_type);
    if (!kind) return "It";
    const read = queries.getQueryData(entityQuery(kind.slug, layer.entity_id).queryKey);
    return (read?.entity ?? listed(queries, kind.slug, layer.entity_id))?.name ?? "It";
  };
  const layerFor = (entity: Entity) => layerOf(entity.entity_type, entity.id);
  const composer: Composer = {
    ...deeds,
    desk,
    look,
    kinds,
    rules,
    kindOf,
    nameOf,
    judge: (entity) => judge(look, layerFor(entity), rules),
    put: (entity, at) => {
      const layer = layerFor(entity);
      const refusal = refusalIn(judge(look, layer, rules), entity.name, nameOf);
      if (refusal) sayDone(refusal);
      else deeds.act({ type: "add", layer, ...(at !== undefined && { at }) });
    },
  };
  return <Context value={composer}>{children}</Context>;
}
