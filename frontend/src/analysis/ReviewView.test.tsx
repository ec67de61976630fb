import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob, aKind, anEntity, pictured } from "../testing/things";

const IMAGE = anEntity({ ...pictured(), id: "i1", entity_type: "image", name: "market" });
const proposal = (key: string, name: string, traits: Record<string, string>) => ({
  key,
  entity_type: "teapot",
  name,
  category: null,
  traits,
  uses: {},
  where: [],
  sureness: { glaze: 0.9 },
});
const ASKED = {
  tool: "comprehensive",
  image_id: "i1",
  model: "local/lens",
  again: false,
  made: [],
  proposals: [
    proposal("a", "Brown betty", { glaze: "Umber", story: "From Staffordshire" }),
    proposal("b", "Blue pot", { glaze: "Blue" }),
    proposal("c", "Lid", { glaze: "White" }),
  ],
};
let answer: unknown;

beforeEach(() => {
  answer = undefined;
  const waiting = aJob({
    type: "analyze",
    status: "awaiting_input",
    title: "Analyze Picture (lens)",
    description: "File: market.jpg",
    entity_type: "image",
    entity_id: "i1",
    question: { key: "review", question: ASKED } as never,
  });
  const image = aKind({ entity_type: "image", slug: "images", title: "Image", plural: "Images" });
  server.use(
    http.get("*/api/kinds", () => HttpResponse.json({ kinds: [aKind(), image] })),
    http.get("*/api/images/i1", () => HttpResponse.json(IMAGE)),
    http.get("*/api/teapots/e1", () => HttpResponse.json(anEntity())),
    http.get("*/api/jobs/j1", () => HttpResponse.json(waiting)),
    http.get("*/api/photos/j1/alike", () =>
      HttpResponse.json({ alikes: [{ key: "a", entity_id: "e1", alike: 1 }] }),
    ),
    http.post("*/api/jobs/j1/respond", async ({ request }) => {
      answer = await request.json();
      return HttpResponse.json(waiting);
    }),
  );
});

it("merges what the library has, makes the rest, and takes all by one key", async () => {
  const { user } = showApp("/tools?job=j1");
  expect(await screen.findByRole("button", { name: /^Create 2, merge 1/ })).toBeEnabled();
  await user.click(within(rowOf("Lid")).getByRole("button", { name: "Skip" }));
  await user.click(within(rowOf("Blue pot")).getByRole("button", { name: /Blue pot/ }));
  const name = screen.getByLabelText("Name");
  await user.clear(name);
  await user.type(name, "Sky pot");
  expect(screen.getByRole("button", { name: /^Create 1, merge 1/ })).toBeEnabled();
  fireEvent.keyDown(document, { key: "Enter", ctrlKey: true });
  await waitFor(() =>
    expect(answer).toEqual({
      answer: {
        decisions: {
          a: { action: "merge", entity_id: "e1", traits: { story: "From Staffordshire" } },
          b: { action: "create", name: "Sky pot" },
          c: { action: "skip", name: "Lid" },
        },
      },
    }),
  );
});

it("takes each field of a merge from the photo or from the library", async () => {
  const { user } = showApp("/tools?job=j1");
  await screen.findByRole("button", { name: /^Create 2, merge 1/ });
  await user.click(within(rowOf("Brown betty")).getByRole("button", { name: /^Brown betty/ }));
  expect(screen.getByText("Brown betty, 100 % alike")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "brown" })).toHaveAttribute("aria-pressed", "true");
  await user.click(screen.getByRole("button", { name: "Umber" }));
  await user.click(screen.getByRole("button", { name: /^Create 2, merge 1/ }));
  await waitFor(() =>
    expect(answer).toMatchObject({
      answer: { decisions: { a: { traits: { glaze: "Umber", story: "From Staffordshire" } } } },
    }),
  );
});

it("skips all", async () => {
  const { user } = showApp("/tools?job=j1");
  await user.click(await screen.findByRole("button", { name: "Skip all" }));
  expect(screen.getByRole("button", { name: /^Skip all and finish/ })).toBeInTheDocument();
});

function rowOf(name: string): HTMLElement {
  const row = screen.getByText(name, { selector: ".nm" }).closest("li");
  if (!row) throw new Error(name);
  return row;
}
