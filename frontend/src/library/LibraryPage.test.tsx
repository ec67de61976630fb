import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { FakeEventSource } from "../testing/FakeEventSource";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob, anEntity, pictured } from "../testing/things";

const nothing = () => HttpResponse.json({ items: [], next_cursor: null, total: 0 });

it("shows the kinds in their groups, and the entities of one as cards", async () => {
  showApp("/");
  expect(await screen.findByRole("link", { name: "Brown betty" })).toHaveAttribute(
    "href",
    "/entities/teapots/e1",
  );
  expect(screen.getByRole("heading", { name: "Shelf" })).toBeInTheDocument();
  expect(screen.getByRole("heading", { name: "Tea pots" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: /^Pots/ })).toHaveAttribute("title", "Tea pots");
  expect(screen.getByRole("button", { name: "Favorite Tall pourer" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

it("searches as one types, in the address too, and narrows by category", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/teapots", ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ items: [anEntity()], next_cursor: null, total: 1 });
    }),
  );
  const { user, router } = showApp("/entities/teapots");
  await user.type(await screen.findByLabelText("Search tea pots"), "beti");
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: "beti" }));
  await user.click(screen.getByRole("button", { name: "Cast iron" }));
  await waitFor(() => expect(asked.at(-1)).toContain("category=cast_iron"));
  expect(asked.at(-1)).toContain("q=beti");
});

it("quotes what was not found, and offers to make it", async () => {
  server.use(http.get("*/api/teapots", nothing));
  const { user, router } = showApp("/entities/teapots?q=samovar");
  expect(await screen.findByText("Nothing like “samovar”")).toBeInTheDocument();
  await user.click(screen.getByRole("link", { name: "New “samovar”" }));
  expect(await screen.findByLabelText("Name")).toHaveValue("samovar");
  expect(router.state.location.pathname).toBe("/entities/teapots/new");
});

it("says how to begin where there is nothing yet", async () => {
  server.use(http.get("*/api/teapots", nothing));
  showApp("/entities/teapots");
  expect(await screen.findByText("No tea pots yet")).toBeInTheDocument();
  expect(screen.getAllByRole("link", { name: "New tea pot" })).not.toHaveLength(0);
});

it("never draws a broken connection as an empty list", async () => {
  server.use(http.get("*/api/teapots", () => HttpResponse.error()));
  const { user } = showApp("/entities/teapots");
  expect(await screen.findByRole("alert")).toHaveTextContent("Maquette is not answering.");
  expect(screen.queryByText("No tea pots yet")).toBeNull();
  server.resetHandlers();
  await user.click(screen.getByRole("button", { name: "Try now" }));
  expect(await screen.findByRole("link", { name: "Brown betty" })).toBeInTheDocument();
});

it("says what the server refused", async () => {
  server.use(http.get("*/api/teapots", () => refusal(503, "unavailable", "The database rests.")));
  showApp("/entities/teapots");
  expect(await screen.findByRole("alert")).toHaveTextContent("The database rests.");
});

it("archives from a card, with the way back", async () => {
  const calls: string[] = [];
  server.use(
    http.post("*/api/teapots/e1/:move", ({ params }) => {
      calls.push(String(params.move));
      return HttpResponse.json(anEntity());
    }),
  );
  const { user } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "More for Brown betty" }));
  await user.click(await screen.findByRole("menuitem", { name: "Archive" }));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(calls).toEqual(["archive", "unarchive"]));
});

it("asks before it deletes for ever", async () => {
  let deleted = "";
  const trashed = anEntity({ deleted_at: "2026-11-02T00:00:00Z" });
  server.use(
    http.get("*/api/teapots", () =>
      HttpResponse.json({ items: [trashed], next_cursor: null, total: 1 }),
    ),
    http.delete("*/api/teapots/e1", ({ request }) => {
      deleted = new URL(request.url).search;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = showApp("/entities/teapots?trashed=true");
  await user.click(await screen.findByRole("button", { name: "More for Brown betty" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete forever" }));
  await user.click(await screen.findByRole("button", { name: "Delete forever" }));
  await waitFor(() => expect(deleted).toBe("?permanent=true"));
});

it("puts a new picture into the grid when its job completes", async () => {
  showApp("/entities/teapots");
  await screen.findByRole("link", { name: "Brown betty" });
  server.use(http.get("*/api/teapots/e1", () => HttpResponse.json(anEntity(pictured("n1")))));
  FakeEventSource.now.job(aJob({ status: "completed" }));
  await waitFor(() =>
    expect(document.querySelector("img")).toHaveAttribute(
      "src",
      anEntity(pictured("n1")).preview_image_card,
    ),
  );
});

it("goes from card to card by arrow keys", async () => {
  const { user } = showApp("/entities/teapots");
  const first = await screen.findByRole("link", { name: "Brown betty" });
  first.focus();
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(screen.getByRole("link", { name: "Tall pourer" })).toHaveFocus());
});

it("shows an entity that another client has just made, once there is a job on it", async () => {
  showApp("/entities/teapots");
  await screen.findByRole("link", { name: "Brown betty" });
  server.use(
    http.get("*/api/teapots", () =>
      HttpResponse.json({
        items: [anEntity({ id: "e3", name: "Samovar" })],
        next_cursor: null,
        total: 1,
      }),
    ),
  );
  FakeEventSource.now.job(aJob({ id: "j3", entity_id: "e3" }));
  expect(await screen.findByRole("link", { name: "Samovar" })).toBeInTheDocument();
  expect(screen.getByText("Glazing the spout")).toBeInTheDocument();
});

it("narrows by a tag, in the address too, and lifts that again", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/teapots", ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ items: [anEntity()], next_cursor: null, total: 1 });
    }),
  );
  const { user, router } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "Tag" }));
  await user.click(await screen.findByRole("menuitemradio", { name: /autumn/ }));
  await waitFor(() => expect(asked.at(-1)).toContain("tag=autumn"));
  expect(router.state.location.search).toEqual({ tag: "autumn" });
  await user.click(screen.getByRole("button", { name: "autumn" }));
  await user.click(await screen.findByRole("menuitem", { name: "Any tag or none" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it("shows one at the side by a click, the next by arrows, and its page by Enter", async () => {
  server.use(
    http.get("*/api/teapots/:id", ({ params }) => {
      const name = params.id === "e1" ? "Brown betty" : "Tall pourer";
      return HttpResponse.json(anEntity({ id: String(params.id), name, ...pictured() }));
    }),
  );
  const { user, router } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("link", { name: "Brown betty" }));
  expect(await screen.findByRole("complementary", { name: "Brown betty" })).toBeInTheDocument();
  expect(router.state.location.search).toEqual({ show: "e1" });
  expect(await screen.findByAltText("Preview of Brown betty")).toHaveAttribute(
    "src",
    anEntity(pictured()).preview_image_medium,
  );
  screen.getByRole("link", { name: "Brown betty" }).focus();
  await user.keyboard("{ArrowRight}");
  expect(await screen.findByRole("complementary", { name: "Tall pourer" })).toBeInTheDocument();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(router.state.location.search).toEqual({}));
  await waitFor(() => expect(screen.getByRole("link", { name: "Tall pourer" })).toHaveFocus());
  await user.keyboard("p");
  expect(await screen.findByRole("complementary", { name: "Tall pourer" })).toBeInTheDocument();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots/e2"));
});

it("is a list of rows with small pictures where the address says so", async () => {
  server.use(
    http.get("*/api/teapots", () =>
      HttpResponse.json({
        items: [anEntity({ ...pictured(), tags: ["tea", "brown"] })],
        next_cursor: null,
        total: 1,
      }),
    ),
  );
  const { user, router } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "List" }));
  expect(await screen.findByText("tea, brown")).toBeInTheDocument();
  expect(router.state.location.search).toEqual({ view: "list" });
  expect(document.querySelector("article img")).toHaveAttribute(
    "src",
    anEntity(pictured()).preview_image_small,
  );
  await user.click(screen.getByRole("button", { name: "Grid" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

it("renames in place by F2, and names back by Undo", async () => {
  const names: unknown[] = [];
  server.use(
    http.patch("*/api/teapots/e1", async ({ request }) => {
      const body: unknown = await request.json();
      names.push(body);
      return HttpResponse.json(anEntity(body as object));
    }),
  );
  const { user } = showApp("/entities/teapots");
  (await screen.findByRole("link", { name: "Brown betty" })).focus();
  await user.keyboard("{F2}x{Escape}");
  await waitFor(() => expect(screen.getByRole("link", { name: "Brown betty" })).toHaveFocus());
  await user.keyboard("{F2}Blue betty{Enter}");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(names).toEqual([{ name: "Blue betty" }, { name: "Brown betty" }]));
});

it("says how long the trash is kept, and how long each is still there", async () => {
  const deleted_at = new Date(Date.now() - 2.5 * 86_400_000).toISOString();
  server.use(
    http.get("*/api/teapots", () =>
      HttpResponse.json({ items: [anEntity({ deleted_at })], next_cursor: null, total: 1 }),
    ),
  );
  showApp("/entities/teapots?trashed=true");
  expect(await screen.findByText(/kept for 30 days/)).toBeInTheDocument();
  expect(screen.getByText("28 days left")).toBeInTheDocument();
});
