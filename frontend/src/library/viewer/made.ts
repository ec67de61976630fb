import type { Entity } from "../../api/entities";
import type { TraitValue } from "../../api/schema";

/** What a picture remembers of its making. */
export interface Made {
  prompt: string;
  entities: { type: string; id: string; version: number; name: string }[];
  /** What is said beside: seed, model, how long it took. */
  facts: [what: string, value: string][];
}

type Said = { [key: string]: TraitValue };

/** How the picture of an entity was made; null where it does not say. */
export function madeOf({ traits, preview_width, preview_height }: Entity): Made | null {
  const made = saidIn(traits.recipe);
  if (!made) return null;
  const recipe = saidIn(made.recipe) ?? {};
  const entities = Array.isArray(made.entities) ? made.entities : [];
  const seconds = typeof made.seconds === "number" ? `${made.seconds.toFixed(1)} s` : "";
  const cost = typeof made.cost_usd === "number" ? `$${made.cost_usd.toFixed(3)}` : "";
  const facts: Made["facts"] = [
    ["Model", wordsOf(recipe.model)],
    ["Seed", wordsOf(recipe.seed)],
    ["Size", preview_width ? `${preview_width} × ${preview_height}` : ""],
    ["Not to be seen", wordsOf(recipe.negative)],
    ["Took", seconds],
    ["Cost", made.cost_usd === 0 ? "free" : cost],
  ];
  return {
    prompt: wordsOf(made.prompt),
    entities: entities.flatMap((each) => {
      const said = saidIn(each);
      if (!said) return [];
      const [type, id] = [wordsOf(said.entity_type), wordsOf(said.entity_id)];
      return [{ type, id, version: Number(said.version ?? 0), name: wordsOf(said.name) }];
    }),
    facts: facts.filter(([, value]) => value !== ""),
  };
}

function saidIn(value: TraitValue | undefined): Said | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

function wordsOf(value: TraitValue | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
