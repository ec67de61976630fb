import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { Findings } from "../api/tools";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob, aKind, anEntity, pictured } from "../testing/things";

const IMAGE = anEntity({ ...pictured(), id: "i1", entity_type: "image", name: "market" });
const FINDINGS: Findings = {
  tool: "tea_set",
  image_id: "i1",
  model: "local/lens",
  again: false,
  made: [],
  proposals: [
    {
      key: "tea_set.set.0",
      entity_type: "teapot",
      name: "Blue pot",
      category: "stoneware",
      traits: { glaze: "Blue" },
      uses: {},
      where: [0.1, 0.2, 0.5, 0.5],
      sureness: { glaze: 0.6 },
    },
    {
      key: "tea_set",
      entity_type: "teapot",
      name: "Set from market",
      category: null,
      traits: {},
      uses: { set: ["tea_set.set.0"] },
      where: [],
      sureness: {},
    },
  ],
};
const done = () =>
  aJob({
    type: "analyze",
    status: "completed",
    title: "Analyze Tea Set (lens)",
    description: "File: market.jpg",
    entity_type: "image",
    entity_id: "i1",
    result: FINDINGS as unknown as Record<string, never>,
  });
let asked: FormData;
let made: Record<string, unknown>[];

beforeEach(() => {
  made = [];
  URL.createObjectURL = vi.fn(() => "blob:market");
  URL.revokeObjectURL = vi.fn();
  const image = aKind({ entity_type: "image", slug: "images", title: "Image", plural: "Images" });
  server.use(
    http.get("*/api/kinds", () =>
      HttpResponse.json({ kinds: [aKind({ analyzer: "tea_set" }), image] }),
    ),
    http.get("*/api/tools", () =>
      HttpResponse.json({
        tools: [
          { name: "tea_set", title: "Tea Pot", entity_type: "teapot", model: "local/lens" },
          { name: "comprehensive", title: "Everything", entity_type: null, model: "local/lens" },
        ],
      }),
    ),
    http.get("*/api/models", () =>
      HttpResponse.json({
        models: [
          { id: "local/lens", label: "Lens", abilities: ["extract"], price_usd: 0, ready: true },
          { id: "far/eye", label: "Eye", abilities: ["extract"], price_usd: 0.01, ready: true },
        ],
        preview: "local/sketch",
      }),
    ),
    http.get("*/api/images/i1", () => HttpResponse.json(IMAGE)),
    http.get("*/api/jobs/:id", () => HttpResponse.json(done())),
    http.post("*/api/tools/:name/analyze", async ({ request }) => {
      asked = await request.formData();
      return HttpResponse.json({ job_id: done().id, status: "queued" }, { status: 202 });
    }),
    http.post("*/api/teapots", async ({ request }) => {
      const draft = (await request.json()) as Record<string, unknown>;
      made.push(draft);
      return HttpResponse.json(anEntity({ id: `e${made.length}`, name: String(draft.name) }), {
        status: 201,
      });
    }),
  );
});

it("looks at a file with the tool that is chosen, and shows what it found", async () => {
  const { user } = showApp("/tools");
  const look = await screen.findByRole("button", { name: /^Look/ });
  expect(look).toBeDisabled();
  await user.click(await screen.findByRole("radio", { name: "Tea pot" }));
  await user.upload(
    screen.getByLabelText("Picture file"),
    new File(["picture"], "market.jpg", { type: "image/jpeg" }),
  );
  await user.click(screen.getByRole("button", { name: /^Look/ }));
  expect(await screen.findByText("2 found by lens")).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "market.jpg" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Open number 1" })).toBeInTheDocument();
});

it("saves what was found with its parts, each with the photo as its source", async () => {
  const { user } = showApp("/tools?job=j1");
  const form = await screen.findByRole("form", { name: "New tea pot" });
  const name = within(form).getByLabelText("Tea pot name");
  expect(name).toHaveValue("Set from market");
  await user.clear(name);
  await user.type(name, "Market set");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("link", { name: "Open Market set" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Open Blue pot" })).toBeInTheDocument();
  expect(made).toMatchObject([
    { name: "Blue pot", category: "stoneware", traits: { glaze: "Blue" }, source_image: "i1" },
    { name: "Market set", traits: { set: ["e1"] }, source_image: "i1" },
  ]);
});

it("says why a name is not taken, and saves it under another", async () => {
  server.use(
    http.post(
      "*/api/teapots",
      () => refusal(409, "name_taken", "You already have a tea pot called “Blue pot”.", "name"),
      { once: true },
    ),
  );
  const { user } = showApp("/tools?job=j1");
  await user.click(await screen.findByRole("button", { name: "Save Blue pot" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("You already have a tea pot");
  await user.click(screen.getByRole("button", { name: "Open number 1" }));
  const form = screen.getByRole("form", { name: "New tea pot" });
  await user.type(within(form).getByLabelText("Tea pot name"), " two");
  await user.click(within(form).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(made).toMatchObject([{ name: "Blue pot two" }]));
});

it("looks again at the same image with another model", async () => {
  const { user } = showApp("/tools?job=j1&tool=tea_set");
  await user.click(await screen.findByRole("button", { name: "Look again" }));
  expect(await screen.findByRole("img", { name: "market" })).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText("Model"), "Eye");
  await user.click(screen.getByRole("button", { name: "Look $0.010" }));
  expect(await screen.findByText("2 found by lens")).toBeInTheDocument();
  expect(Object.fromEntries(asked)).toEqual({ image_id: "i1", model: "far/eye" });
});

it("says why a file was not taken", async () => {
  server.use(
    http.post("*/api/tools/:name/analyze", () =>
      refusal(415, "unsupported", "This is not a picture that Maquette reads."),
    ),
  );
  const { user } = showApp("/tools");
  await user.upload(
    await screen.findByLabelText("Picture file"),
    new File(["words"], "a.png", { type: "image/png" }),
  );
  await user.click(await screen.findByRole("button", { name: /^Look/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("not a picture that Maquette reads");
});

it("says why a look failed", async () => {
  const failed = { ...done(), status: "failed", result: null };
  server.use(
    http.get("*/api/jobs/:id", () =>
      HttpResponse.json({ ...failed, error: { code: "no_key", message: "The key was refused." } }),
    ),
  );
  showApp("/tools?job=j1");
  expect(await screen.findByText("The key was refused.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Try again" })).toBeEnabled();
});
