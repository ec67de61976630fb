import type { Entity } from "../../api/entities";
import type { JsonSchema, Traits } from "../../api/schema";

/** The flag that one entity of a kind bears for each value of another trait. */
export interface Flag {
  name: string;
  /** The other trait: what the one is for. */
  per: string;
}

export function flagOf(schema: JsonSchema): Flag | null {
  for (const [name, { one_per: per }] of Object.entries(schema.properties ?? {})) {
    if (per) return { name, per };
  }
  return null;
}

/** What an entity that steers previews is for, such as an entity type; null: for any. */
export function subjectOf(schema: JsonSchema, traits: Traits): string | null {
  const flag = flagOf(schema);
  const subject = flag && traits[flag.per];
  return typeof subject === "string" && subject ? subject : null;
}

/** The model that an entity asks for, such as "local/sketch"; undefined: the usual one. */
export function modelOf(schema: JsonSchema, traits: Traits): string | undefined {
  const names = Object.entries(schema.properties ?? {}).filter(
    ([, { format }]) => format === "model",
  );
  const [model] = names.map(([name]) => traits[name]);
  return typeof model === "string" && model ? model : undefined;
}

/** Whether a config may show entities of a type. */
export function fitsType(schema: JsonSchema, entityType: string) {
  return (config: Entity) => [null, entityType].includes(subjectOf(schema, config.traits));
}
