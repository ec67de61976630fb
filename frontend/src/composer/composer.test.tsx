import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Entity } from "../api/entities";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob, aKind, anEntity } from "../testing/things";

interface Ordered {
  layers: { entity_id: string; weight: number; enabled: boolean }[];
  draft: boolean;
  model: string | null;
  supersedes?: string;
  count: number;
  prompt: string | null;
}

let ordered: Ordered[];
let saved: unknown[];

const COSIES: Record<string, string> = { c1: "Bee cosy", c2: "Cat cosy", c3: "Dog cosy" };
const aCosy = (id: string) =>
  anEntity({ id, entity_type: "cosy", name: COSIES[id] ?? "?", category: "wool" });

/** A page of a library that has no favorites. */
function page(request: Request, all: Entity[]) {
  const items = new URL(request.url).searchParams.has("favorite") ? [] : all;
  return HttpResponse.json({ items, next_cursor: null, total: items.length });
}

beforeEach(() => {
  ordered = [];
  saved = [];
  const pot = aKind({ layer: { stacking: "base", order: 0 } });
  const cosy = aKind({
    entity_type: "cosy",
    slug: "cosies",
    title: "Cosy",
    plural: "Cosies",
    layer: { stacking: "add", order: 60 },
    count: 3,
  });
  const plain = aKind({ entity_type: "story", slug: "stories", plural: "Stories" });
  server.use(
    http.get("*/api/kinds", () => HttpResponse.json({ kinds: [pot, cosy, plain] })),
    http.get("*/api/teapots", ({ request }) =>
      page(request, [anEntity(), anEntity({ id: "e2", name: "Tall pourer" })]),
    ),
    http.get("*/api/cosies", ({ request }) => page(request, Object.keys(COSIES).map(aCosy))),
    http.get("*/api/cosies/:id", ({ params }) => HttpResponse.json(aCosy(String(params.id)))),
    http.post("*/api/generate", async ({ request }) => {
      ordered.push((await request.json()) as Ordered);
      return HttpResponse.json({ job_id: `g${ordered.length}`, status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/:id", ({ params }) => {
      const id = String(params.id);
      const draft = ordered[Number(id.slice(1)) - 1]?.draft;
      return HttpResponse.json(
        aJob({
          id,
          type: "generate",
          status: "completed",
          result: {
            image_id: draft ? null : "i1",
            preview_image_full: `/entity_previews/images/${id}.png`,
            width: 64,
            height: 64,
            reused: false,
          },
        }),
      );
    }),
    http.post("*/api/generate/estimate", async ({ request }) => {
      const { prompt } = (await request.json()) as Ordered;
      return HttpResponse.json({
        prompt: prompt ?? "A pot in a cosy",
        cost_usd: 0.039,
        model: "far/paint",
        notes: ["Two cosies hide each other."],
        refusals: [],
        existing_image_id: null,
      });
    }),
    http.get("*/api/compositions", () => HttpResponse.json({ items: [], total: 0 })),
    http.post("*/api/compositions", async ({ request }) => {
      const body = (await request.json()) as { name: string };
      saved.push(body);
      return HttpResponse.json({ id: "k1", ...body }, { status: 201 });
    }),
  );
});

const stack = () => screen.getByRole("region", { name: "Stack" });
const layers = () => [...stack().querySelectorAll(".layer .n")].map((name) => name.textContent);

async function composing() {
  const shown = showApp("/composer");
  await shown.user.click(await screen.findByRole("button", { name: "Add Brown betty" }));
  await within(stack()).findByText("Base: Brown betty");
  await shown.user.click(screen.getByRole("tab", { name: "Cosies, 3" }));
  return shown;
}

async function add(user: Awaited<ReturnType<typeof composing>>["user"], ...names: string[]) {
  for (const name of names) {
    await user.click(await screen.findByRole("button", { name: `Add ${name}` }));
    await waitFor(() => expect(layers()).toContain(name));
  }
}

it("offers the kinds that can be layered, and replaces what there is one of", async () => {
  const { user } = await composing();
  expect(screen.getAllByRole("tab").map((tab) => tab.getAttribute("aria-label"))).toEqual([
    "Tea pots, 2",
    "Cosies, 3",
  ]);
  await user.click(screen.getByRole("tab", { name: "Tea pots, 2" }));
  const there = await screen.findAllByRole("button", { name: "Brown betty, on the stack" });
  expect(there).toHaveLength(2);
  const [replace] = await screen.findAllByRole("button", { name: "Replace Tall pourer" });
  if (replace) await user.click(replace);
  await within(stack()).findByText(/^Base: /);
  await user.keyboard("{Control>}z{/Control}");
  expect(await within(stack()).findByText("Base: Brown betty")).toBeVisible();
});

it("stacks, reorders, weighs, hides, swaps and removes by keyboard, and takes it all back", async () => {
  const { user } = await composing();
  await add(user, "Bee cosy", "Cat cosy");
  expect(layers()).toEqual(["Cat cosy", "Bee cosy"]);
  const bee = await screen.findByRole("button", { name: "Bee cosy, Wool" });
  bee.focus();
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(layers()).toEqual(["Bee cosy", "Cat cosy"]);
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(layers()).toEqual(["Dog cosy", "Cat cosy"]));
  await user.click(screen.getByRole("button", { name: "Hide Cat cosy" }));
  expect(screen.getByRole("button", { name: "Show Cat cosy" })).toBeVisible();
  screen.getByRole("button", { name: "Cat cosy, Wool" }).focus();
  await user.keyboard("{Delete}");
  expect(layers()).toEqual(["Dog cosy"]);
  const undo = screen.getByRole("button", { name: "Undo" });
  for (let steps = 0; steps < 6; steps += 1) await user.click(undo);
  await waitFor(() => expect(layers()).toEqual([]));
  expect(within(stack()).getByText("Base: Brown betty")).toBeVisible();
  await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await waitFor(() => expect(layers()).toEqual(["Bee cosy"]));
});

it("draws each change as a draft of the free model, and shows what it drew before at once", async () => {
  const { user } = await composing();
  await waitFor(() => expect(ordered).toHaveLength(1));
  expect(ordered[0]).toMatchObject({ draft: true, count: 1, model: "local/sketch" });
  expect(await screen.findByRole("button", { name: "Picture 1" })).toBeVisible();
  await add(user, "Bee cosy");
  expect(await screen.findByRole("button", { name: "Picture 2" })).toBeVisible();
  expect(screen.getByText(/^Live, /)).toBeVisible();
  expect(await screen.findByText("Two cosies hide each other.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Picture 1" })).toHaveAttribute(
      "aria-current",
      "true",
    ),
  );
  expect(ordered).toHaveLength(2);
});

it("generates when it is told to, with the words that one wrote, at a price that is said", async () => {
  const { user } = await composing();
  await user.click(screen.getByRole("switch", { name: /Live/ }));
  await user.click(screen.getByRole("button", { name: "Prompt" }));
  const words = await screen.findByLabelText("What is to be seen");
  await waitFor(() => expect(words).toHaveValue("A pot in a cosy"));
  await user.type(words, ", knitted");
  await user.click(screen.getByRole("button", { name: "Done" }));
  const generate = screen.getByRole("button", { name: /^Generate.*\$0\.039$/ });
  await waitFor(() => expect(generate).toBeEnabled());
  await user.click(generate);
  await waitFor(() => expect(ordered.at(-1)).toMatchObject({ draft: false }));
  expect(ordered.at(-1)?.prompt).toBe("A pot in a cosy, knitted");
  expect(await screen.findByRole("button", { name: /, kept$/ })).toBeVisible();
});

it("is there again after a reload, and says when it is saved", async () => {
  const { user } = await composing();
  await add(user, "Bee cosy");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved")).toBeVisible();
  expect(saved).toMatchObject([
    { name: "Untitled", recipe: { layers: [{}, { entity_id: "c1" }] } },
  ]);
  window.dispatchEvent(new Event("pagehide"));
  document.body.replaceChildren();
  showApp("/composer");
  await waitFor(() => expect(layers()).toEqual(["Bee cosy"]));
  expect(screen.getByText("Saved")).toBeVisible();
});

it("takes up what a link asks for, and says in words why it cannot be drawn", async () => {
  server.use(
    http.post("*/api/generate", () => refusal(422, "invalid", "A cosy needs a pot.")),
    http.get("*/api/images/i9/recipe", () =>
      HttpResponse.json({
        recipe: {
          layers: [{ entity_type: "cosy", entity_id: "c3", version: 1, weight: 1, enabled: true }],
          prompt: null,
          negative: null,
          model: null,
          seed: 7,
          width: 1024,
          height: 1024,
          config_id: null,
          remix_of: "i9",
        },
        notes: ["A lid of this recipe is gone."],
      }),
    ),
  );
  const { router } = showApp("/composer?image=i9");
  expect(await screen.findByText("A lid of this recipe is gone.")).toBeVisible();
  await waitFor(() => expect(layers()).toEqual(["Dog cosy"]));
  expect(await screen.findByText("A cosy needs a pot.")).toBeVisible();
  await router.navigate({ to: "/composer", search: { add: "cosy:c1" } });
  await waitFor(() => expect(layers()).toEqual(["Bee cosy", "Dog cosy"]));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});
