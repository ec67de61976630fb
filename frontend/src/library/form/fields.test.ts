import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../api/schema";
import { aKind } from "../../testing/things";
import { defaultsOf, fieldsOf } from "./fields";

const only = (schema: JsonSchema, root: JsonSchema = {}) =>
  fieldsOf({ ...root, properties: { it: schema } })[0]?.input;

describe("the fields of a schema", () => {
  it("stand in its order, readably named", () => {
    expect(fieldsOf(aKind().traits_schema).map((field) => field.label)).toEqual([
      "Glaze",
      "Story",
      "Cups",
      "Stains",
      "Spout",
      "Lid",
      "Set",
    ]);
  });

  it.each([
    [
      { type: "string", maxLength: 9 },
      { sort: "line", maxLength: 9 },
    ],
    [
      { type: "string", format: "prose" },
      { sort: "prose", maxLength: undefined },
    ],
    [
      { type: "number", minimum: 0 },
      { sort: "number", integer: false, min: 0, max: undefined },
    ],
    [{ type: "boolean" }, { sort: "flag" }],
    [{ type: "array", items: { type: "string" } }, { sort: "list" }],
    [{ enum: ["a", "b"] }, { sort: "choice", options: ["a", "b"], optional: false }],
    [
      { anyOf: [{ enum: ["a"] }, { type: "null" }] },
      { sort: "choice", options: ["a"], optional: true },
    ],
  ] satisfies [JsonSchema, unknown][])("%j becomes %j", (schema, input) => {
    expect(only(schema)).toEqual(input);
  });

  it("pick entities where their type is said", () => {
    const id = { type: "string", format: "uuid" } satisfies JsonSchema;
    const many = { type: "array", items: id, entity_type: "teapot" } satisfies JsonSchema;
    expect(only(many)).toEqual({ sort: "relation", entityType: "teapot", many: true });
    const one = { anyOf: [id, { type: "null" }], entity_type: "cup" } satisfies JsonSchema;
    expect(only(one)).toEqual({ sort: "relation", entityType: "cup", many: false });
  });

  it("follow references", () => {
    const root = { $defs: { Angle: { enum: ["front", "side"] } } };
    expect(only({ $ref: "#/$defs/Angle" }, root)).toMatchObject({ options: ["front", "side"] });
  });

  it.each([
    { type: "string", format: "uuid" },
    { type: "object" },
    { type: "array", items: { type: "string" }, format: "prose" },
    { anyOf: [{ type: "string" }, { type: "integer" }] },
  ] satisfies JsonSchema[])("leave out %j", (schema) => {
    expect(only(schema)).toBeUndefined();
  });
});

it("says the defaults of a schema for a new one", () => {
  expect(defaultsOf(aKind().traits_schema)).toEqual({ lid: true });
});
