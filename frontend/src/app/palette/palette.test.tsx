import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { refusal, server } from "../../testing/server";
import { showApp } from "../../testing/show";

const HIT = {
  id: "e2",
  entity_type: "teapot",
  slug: "teapots",
  kind: "Tea Pot",
  name: "Tall pourer",
  category: null,
  preview_image_small: null,
  preview_image_card: null,
  preview_thumbhash: null,
};
let asked: string[] = [];

beforeEach(() => {
  asked = [];
  server.use(
    http.get("*/api/search", ({ request }) => {
      const q = new URL(request.url).searchParams.get("q") ?? "";
      asked.push(q);
      const items = q.startsWith("tall") ? [HIT] : [];
      return HttpResponse.json({ items, total: items.length, kinds: [] });
    }),
  );
});

async function studio() {
  const shown = showApp("/entities/teapots");
  await screen.findByRole("heading", { name: "Tea pots" });
  return shown;
}

async function palette() {
  const shown = await studio();
  await shown.user.keyboard("{Control>}k{/Control}");
  const field = await screen.findByRole("combobox", { name: "Find or do" });
  return { ...shown, field };
}

const options = () => screen.getAllByRole("option").map((option) => option.textContent);
const chosen = () => screen.getByRole("option", { selected: true });

it("finds an entity by keyboard alone, and goes there", async () => {
  const { user, router, field } = await palette();
  expect(field).toHaveFocus();
  await user.keyboard("tall");
  const found = await screen.findByRole("option", { name: /Tall pourer/ });
  expect(found).toBe(chosen());
  expect(within(found).getByText("Tall").tagName).toBe("MARK");
  expect(field).toHaveAttribute("aria-activedescendant", found.id);
  expect(screen.getByRole("status")).toHaveTextContent("1 found");
  await user.keyboard("{ArrowDown}");
  expect(chosen()).toHaveTextContent("New tea pot “tall”");
  await user.keyboard("{ArrowUp}{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots/e2"));
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("offers all that can be done, and narrows it to what is typed", async () => {
  const { user, router } = await palette();
  expect(options().slice(0, 2)).toEqual(["New tea potN", "Go to jobs"]);
  expect(options()).toEqual(expect.arrayContaining(["Go to users", "Go to tea pots", "Sign out"]));
  expect(asked).toEqual([]);
  await user.keyboard("cast");
  await waitFor(() =>
    expect(options()).toEqual(["New tea pot “cast”", "Go to cast iron tea pots"]),
  );
  expect(await screen.findByText("Nothing is like “cast”")).toBeInTheDocument();
  await user.keyboard("{ArrowUp}{Enter}");
  await waitFor(() => expect(router.state.location.search).toEqual({ category: "cast_iron" }));
});

it("changes the theme", async () => {
  const { user } = await palette();
  await user.keyboard("dark");
  await user.click(await screen.findByRole("option", { name: "Theme: dark" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
});

it("says why it cannot find, and still does what it can", async () => {
  server.use(http.get("*/api/search", () => refusal(503, "unavailable", "The database is away.")));
  const { user } = await palette();
  await user.keyboard("jobs");
  expect(await screen.findByRole("alert")).toHaveTextContent("The database is away.");
  expect(options()).toContain("Go to jobs");
});

it("shows what keys do, but not to those who write", async () => {
  const { user, router } = await studio();
  await user.click(screen.getByLabelText("Search tea pots"));
  await user.keyboard("?n");
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.click(screen.getByRole("heading", { name: "Tea pots" }));
  await user.keyboard("?");
  const sheet = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  expect(within(sheet).getByText("Find or do")).toBeInTheDocument();
  await user.keyboard("n{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(router.state.location.pathname).toBe("/entities/teapots");
  await user.keyboard("n");
  await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots/new"));
});
