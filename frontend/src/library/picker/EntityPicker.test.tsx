import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { anEntity } from "../../testing/things";

const NAMES: Record<string, string> = { e1: "Brown betty", e2: "Tall pourer", e3: "Small pot" };
let saved: unknown;

beforeEach(() => {
  saved = undefined;
  server.use(
    http.get("*/api/teapots", ({ request }) => {
      const q = new URL(request.url).searchParams.get("q") ?? "";
      const items = Object.entries(NAMES)
        .filter(([, name]) => name.toLowerCase().includes(q.toLowerCase()))
        .map(([id, name]) => anEntity({ id, name }));
      return HttpResponse.json({ items, next_cursor: null, total: items.length });
    }),
    http.get("*/api/teapots/:id", ({ params }) => {
      const id = String(params.id);
      const traits = { ...anEntity().traits, set: id === "e1" ? ["e3"] : [] };
      return HttpResponse.json(anEntity({ id, name: NAMES[id] ?? "?", traits }));
    }),
    http.put("*/api/teapots/e1", async ({ request }) => {
      saved = await request.json();
      return HttpResponse.json(anEntity({ version: 2 }));
    }),
  );
});

const chips = () =>
  within(screen.getByRole("list", { name: "Set" }))
    .getAllByRole("link")
    .map((link) => link.textContent);

async function picking() {
  const shown = showApp("/entities/teapots/e1");
  await screen.findByRole("link", { name: "Small pot" });
  await shown.user.click(screen.getByRole("button", { name: /^Set/ }));
  await screen.findByRole("dialog", { name: "Pick tea pots" });
  await screen.findByRole("button", { name: "Tall pourer" });
  return shown;
}

it("picks several in order, and writes them in that order", async () => {
  const { user } = await picking();
  expect(screen.getByRole("button", { name: "Small pot" })).toHaveAttribute("aria-pressed", "true");
  await user.click(screen.getByRole("button", { name: "Tall pourer" }));
  expect(screen.getByText("2 picked")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Done" }));
  await waitFor(() => expect(chips()).toEqual(["Small pot", "Tall pourer"]));
  await user.click(screen.getByRole("button", { name: "Move Tall pourer earlier" }));
  expect(chips()).toEqual(["Tall pourer", "Small pot"]);
  await user.keyboard("{Control>}s{/Control}");
  await waitFor(() => expect(saved).toMatchObject({ traits: { set: ["e2", "e3"] } }));
});

it("is used by keyboard alone", async () => {
  const { user } = await picking();
  expect(screen.getByLabelText("Search tea pots")).toHaveFocus();
  await user.keyboard("tall");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Small pot" })).toBeNull());
  await user.keyboard("{ArrowDown}");
  expect(screen.getByRole("button", { name: "Tall pourer" })).toHaveFocus();
  await user.keyboard(" ");
  expect(screen.getByRole("button", { name: "Tall pourer" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await user.keyboard("{ArrowLeft}");
  expect(screen.getByLabelText("Search tea pots")).toHaveFocus();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(chips()).toEqual(["Small pot"]);
});

it("moves by Alt and arrows, and lets go", async () => {
  const { user } = await picking();
  await user.click(screen.getByRole("button", { name: "Tall pourer" }));
  await user.click(screen.getByRole("button", { name: "Done" }));
  await waitFor(() => expect(chips()).toHaveLength(2));
  screen.getByRole("button", { name: "Move Small pot later" }).focus();
  await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
  expect(chips()).toEqual(["Tall pourer", "Small pot"]);
  await user.click(screen.getByRole("button", { name: "Remove Tall pourer" }));
  expect(chips()).toEqual(["Small pot"]);
});

it("says that there is none like it", async () => {
  const { user } = await picking();
  await user.keyboard("zzz");
  expect(await screen.findByText("No tea pot is like “zzz”.")).toBeInTheDocument();
});
