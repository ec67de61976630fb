import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Config, chooseConfig, configsQuery } from "../../api/configs";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { sayDone, sayFailed } from "../../ui/toast";
import { listsChanged, putEntity } from "../freshness";

/** By which config an entity is shown: its own choice, else the default for its kind. */
export function useConfigChoice(kind: Kind, entity: Entity | null) {
  const queries = useQueryClient();
  const id = entity?.id ?? "";
  const { data } = useQuery({
    ...configsQuery(kind.slug, id),
    enabled: entity !== null && kind.preview === "render" && !kind.shows,
  });
  const config: Config | null = data?.own ?? data?.default ?? null;
  const usual = data?.default ? `Default: ${data.default.name}` : "Built-in";

  const put = async (chosen: string | null): Promise<void> => {
    putEntity(queries, kind.slug, await chooseConfig(kind.slug, id, chosen));
    await Promise.all([
      queries.invalidateQueries({ queryKey: configsQuery(kind.slug, id).queryKey }),
      listsChanged(queries, kind.slug),
    ]);
  };
  const choose = async (chosen: string | null): Promise<void> => {
    if (!entity || chosen === entity.config_id) return;
    const before = entity.config_id;
    try {
      await put(chosen);
      sayDone(`${entity.name} is shown another way`, () => void put(before).catch(sayFailed));
    } catch (error) {
      sayFailed(error);
    }
  };
  return {
    /** The one that its preview is drawn by; null while there is none, or not known yet. */
    config,
    /** Its own choice. */
    own: data?.own ?? null,
    /** What the choice is called; "…" until it is known. */
    shown: data ? (data.own?.name ?? usual) : "…",
    options: [
      { value: "", label: usual },
      ...(data?.own ? [{ value: data.own.id, label: data.own.name }] : []),
    ],
    choose,
  };
}

export type ConfigChoice = ReturnType<typeof useConfigChoice>;
