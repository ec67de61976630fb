import type { JsonSchema, Traits } from "../../api/schema";
import { capitalized, readable } from "../../ui/words";

/** A trait as the form asks for it. */
export interface TraitField {
  name: string;
  label: string;
  /** An example or two, said where nothing is written yet. */
  hint: string | undefined;
  input:
    | { sort: "line"; maxLength: number | undefined }
    | { sort: "prose"; maxLength: number | undefined }
    | { sort: "list" }
    | { sort: "choice"; options: string[]; optional: boolean }
    | { sort: "number"; integer: boolean; min: number | undefined; max: number | undefined }
    | { sort: "flag" }
    | { sort: "relation"; entityType: string; many: boolean };
}

/** The fields of a kind's form, in the order of its schema. What has no input yet is left as it is. */
export function fieldsOf(schema: JsonSchema): TraitField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, declared]) => {
    const { own, optional } = bare(declared, schema);
    const input = inputOf(own, declared, optional, schema);
    const hint = declared.description ?? own.description;
    return input ? [{ name, label: capitalized(readable(name)), hint, input }] : [];
  });
}

/** What a new one of a kind says before anybody writes: the defaults of its schema. */
export function defaultsOf(schema: JsonSchema): Traits {
  const said = Object.entries(schema.properties ?? {}).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(said);
}

function inputOf(
  own: JsonSchema,
  declared: JsonSchema,
  optional: boolean,
  root: JsonSchema,
): TraitField["input"] | null {
  const entityType = declared.entity_type ?? own.entity_type;
  if (entityType) return { sort: "relation", entityType, many: own.type === "array" };
  if (own.format === "uuid") return null;
  const options = own.enum?.filter((each) => typeof each === "string");
  if (options?.length) return { sort: "choice", options, optional };
  switch (own.type) {
    case "string": {
      const prose = declared.format === "prose" || own.format === "prose";
      return { sort: prose ? "prose" : "line", maxLength: own.maxLength };
    }
    case "integer":
    case "number":
      return {
        sort: "number",
        integer: own.type === "integer",
        min: own.minimum,
        max: own.maximum,
      };
    case "boolean":
      return { sort: "flag" };
    case "array": {
      if (declared.format === "prose" || own.format === "prose") return null;
      const item = own.items ? bare(own.items, root).own : {};
      return item.type === "string" && item.format !== "uuid" ? { sort: "list" } : null;
    }
    default:
      return null;
  }
}

/** A schema without its references and its "or null". */
function bare(schema: JsonSchema, root: JsonSchema): { own: JsonSchema; optional: boolean } {
  const referred = schema.$ref ? root.$defs?.[schema.$ref.replace("#/$defs/", "")] : undefined;
  if (referred) return bare(referred, root);
  const choices = schema.anyOf ?? schema.allOf;
  if (!choices) return { own: schema, optional: false };
  const some = choices.filter((each) => each.type !== "null");
  const [only] = some;
  if (!only || some.length > 1) return { own: {}, optional: true };
  return { own: bare(only, root).own, optional: some.length < choices.length };
}
