import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Entity } from "../../api/entities";
import { server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { aJob, aKind, anEntity } from "../../testing/things";

const RECIPE = aKind({
  entity_type: "recipe",
  slug: "recipes",
  title: "Recipe",
  plural: "Recipes",
  shows: true,
  traits_schema: {
    type: "object",
    properties: {
      subject: { anyOf: [{ type: "string" }, { type: "null" }] },
      light: { anyOf: [{ type: "string" }, { type: "null" }] },
      is_default: { type: "boolean", default: false, one_per: "subject" },
    },
  },
});
const config = (id: string, name: string, more: Partial<Entity> = {}) =>
  anEntity({
    id,
    name,
    entity_type: "recipe",
    traits: { subject: "teapot", light: null, is_default: false },
    ...more,
  });
const CONFIGS = [
  config("c1", "Plain", { default_for: "teapot" }),
  config("c2", "Moody"),
  config("c3", "For kettles", { traits: { subject: "kettle", light: null, is_default: false } }),
];
const told = (id: string) => ({ entity_type: "recipe", id, name: nameOf(id), model: "far/paint" });
const nameOf = (id: string) => CONFIGS.find((each) => each.id === id)?.name ?? "?";

let own: string | null;
let written: unknown[];

beforeEach(() => {
  own = null;
  written = [];
  server.use(
    http.get("*/api/kinds", () => HttpResponse.json({ kinds: [aKind(), RECIPE] })),
    http.get("*/api/recipes", () =>
      HttpResponse.json({ items: CONFIGS, next_cursor: null, total: CONFIGS.length }),
    ),
    http.get("*/api/recipes/:id/config", () => HttpResponse.json({ own: null, default: null })),
    http.get("*/api/recipes/:id/used-by", () => HttpResponse.json({ items: [], total: 0 })),
    http.get("*/api/recipes/:id/impact", () => HttpResponse.json({ edited: 3, default: 12 })),
    http.get("*/api/recipes/:id", ({ params }) =>
      HttpResponse.json(CONFIGS.find(({ id }) => id === params.id)),
    ),
    http.patch("*/api/recipes/:id", async ({ request, params }) => {
      written.push({ id: params.id, body: await request.json() });
      return HttpResponse.json(config(String(params.id), "Moody"));
    }),
    http.get("*/api/teapots/:id/config", () =>
      HttpResponse.json({ own: own && told(own), default: told("c1") }),
    ),
    http.put("*/api/teapots/:id/config", async ({ request }) => {
      own = ((await request.json()) as { config_id: string | null }).config_id;
      written.push(own);
      return HttpResponse.json(anEntity({ config_id: own }));
    }),
  );
});

it("lets an entity be shown another way, and back by Undo", async () => {
  const { user } = showApp("/entities/teapots/e1");
  await user.click(await screen.findByRole("button", { name: "Configuration: Default: Plain" }));
  expect(screen.getByRole("button", { name: /Generate preview/ })).toHaveTextContent("$0.039");
  await user.click(await screen.findByRole("menuitem", { name: "Pick another recipe" }));
  const picker = await screen.findByRole("dialog", { name: "Pick recipe" });
  await user.click(await within(picker).findByRole("button", { name: "Moody" }));
  expect(within(picker).queryByRole("button", { name: "For kettles" })).toBeNull();
  expect(await screen.findByRole("button", { name: "Configuration: Moody" })).toBeInTheDocument();
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await screen.findByRole("button", { name: "Configuration: Default: Plain" });
  expect(written).toEqual(["c2", null]);
});

it("says how many previews become stale before the default is another one", async () => {
  const { user } = showApp("/entities/recipes/c2");
  await user.click(await screen.findByRole("button", { name: "Make default for tea pots" }));
  const asked = await screen.findByRole("alertdialog");
  expect(asked).toHaveTextContent("12 previews become stale.");
  expect(written).toEqual([]);
  await user.click(within(asked).getByRole("button", { name: "Make default" }));
  await waitFor(() =>
    expect(written).toEqual([{ id: "c2", body: { traits: { is_default: true } } }]),
  );
});

it("says so as well before an edit is saved, and what is the default already", async () => {
  const { user } = showApp("/entities/recipes/c1");
  expect(await screen.findByText("The default for tea pots")).toBeInTheDocument();
  await user.type(await screen.findByLabelText("Light"), "candle");
  expect(await screen.findByText(/makes 3 previews stale/)).toBeInTheDocument();
  await user.click(screen.getByRole("switch", { name: /Is default/ }));
  expect(await screen.findByText(/makes 15 previews stale/)).toBeInTheDocument();
});

it("marks the default among the cards", async () => {
  showApp("/entities/recipes");
  const card = await screen.findByRole("article", { name: "Plain" });
  expect(card).toHaveTextContent("Default for tea pots");
  expect(screen.getByRole("article", { name: "Moody" })).not.toHaveTextContent("Default");
});

it("draws an entity by two configs side by side, only to look at", async () => {
  const order: unknown[] = [];
  server.use(
    http.post("*/api/teapots/e2/test-render", async ({ request }) => {
      const { config_id } = (await request.json()) as { config_id: string };
      order.push(config_id);
      return HttpResponse.json({ job_id: `j-${config_id}`, status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/:id", ({ params }) =>
      HttpResponse.json(
        aJob({
          id: String(params.id),
          entity_type: null,
          entity_id: null,
          status: "completed",
          result: { preview_image_medium: `/entity_previews/${params.id}.webp` },
        }),
      ),
    ),
  );
  const { user } = showApp("/entities/recipes/c1?tab=test");
  await user.click(await screen.findByRole("button", { name: /Pick what to draw/ }));
  await user.click(await screen.findByRole("button", { name: "Tall pourer" }));
  await user.click(screen.getByRole("button", { name: "Compare with another recipe" }));
  const picker = await screen.findByRole("dialog", { name: "Pick recipe" });
  await user.click(await within(picker).findByRole("button", { name: "Moody" }));
  await user.click(await screen.findByRole("button", { name: "Draw both" }));
  for (const id of ["c1", "c2"]) {
    const picture = await screen.findByRole("img", { name: new RegExp(`by ${nameOf(id)}`) });
    expect(picture).toHaveAttribute("src", `/entity_previews/j-${id}.webp`);
  }
  expect(order).toEqual(["c1", "c2"]);
});
