import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { anEntity } from "../testing/things";

interface Schema {
  properties?: Record<string, unknown>;
}
const openapi: { components: { schemas: Record<string, Schema> } } = JSON.parse(
  readFileSync("openapi.json", "utf8"),
);
const views = Object.entries(openapi.components.schemas).filter(
  ([, { properties }]) => properties && "traits" in properties && "preview_stale" in properties,
);

it("finds the views of entities in the API", () => {
  expect(views.length).toBeGreaterThan(2);
});

it.each(views)("%s has every field that pages read of any entity", (_, { properties }) => {
  expect(Object.keys(properties ?? {})).toEqual(expect.arrayContaining(Object.keys(anEntity())));
});
