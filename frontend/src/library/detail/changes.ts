import type { JsonSchema, TraitValue } from "../../api/schema";
import type { Version } from "../../api/versions";
import { capitalized, readable } from "../../ui/words";
import { fieldsOf } from "../form/fields";
import { type Part, wordsChanged } from "./wordsChanged";

/** What an edit did to one field. */
export type Change = { field: string; label: string } & (
  | { sort: "text"; parts: Part[] }
  | { sort: "list"; gone: string[]; come: string[]; entityType: string | null }
);

/** The fields in which two versions differ, in the order of the form. */
export function changesOf(before: Version, after: Version, schema: JsonSchema): Change[] {
  const relations = new Map(
    fieldsOf(schema).flatMap(({ name, input }) =>
      input.sort === "relation" ? [[name, input.entityType] as const] : [],
    ),
  );
  const traits = new Set([
    ...Object.keys(schema.properties ?? {}),
    ...Object.keys(before.traits),
    ...Object.keys(after.traits),
  ]);
  return [
    ...(["name", "description", "category", "tags"] as const).map((field) =>
      changeOf(field, before[field], after[field], null, field === "category"),
    ),
    ...[...traits].map((trait) =>
      changeOf(
        trait,
        before.traits[trait],
        after.traits[trait],
        relations.get(trait) ?? null,
        (schema.properties?.[trait]?.anyOf ?? []).some((each) => each.enum),
      ),
    ),
  ].filter((change) => change !== null);
}

function changeOf(
  field: string,
  before: TraitValue | undefined,
  after: TraitValue | undefined,
  entityType: string | null,
  coded: boolean,
): Change | null {
  const named = { field, label: capitalized(readable(field)) };
  if (Array.isArray(before) || Array.isArray(after) || entityType) {
    const [was, is] = [listOf(before), listOf(after)];
    if (was.join("\n") === is.join("\n")) return null;
    const gone = was.filter((each) => !is.includes(each));
    const come = is.filter((each) => !was.includes(each));
    return { ...named, sort: "list", gone, come, entityType };
  }
  const [was, is] = [said(before, coded), said(after, coded)];
  return was === is ? null : { ...named, sort: "text", parts: wordsChanged(was, is) };
}

function listOf(value: TraitValue | undefined): string[] {
  if (Array.isArray(value)) return value.map((each) => said(each, false));
  const one = said(value, false);
  return one ? [one] : [];
}

function said(value: TraitValue | undefined, coded: boolean): string {
  switch (typeof value) {
    case "string":
      return coded ? readable(value) : value;
    case "boolean":
      return value ? "yes" : "no";
    case "number":
      return String(value);
    default:
      return value ? JSON.stringify(value) : "";
  }
}
