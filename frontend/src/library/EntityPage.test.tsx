import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { FakeEventSource } from "../testing/FakeEventSource";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob, aKind, anEntity, pictured } from "../testing/things";

const ADDRESS = "/entities/teapots/e1";

async function opened() {
  const shown = showApp(ADDRESS);
  await screen.findByLabelText("Glaze");
  return shown;
}

const inSidebar = (name: string) =>
  within(screen.getByRole("navigation", { name: "Library and rooms" })).getByRole("link", { name });

it("shows the picture that it was seen in, and the way to look again", async () => {
  const image = aKind({ entity_type: "image", slug: "images", creation: "upload" });
  server.use(
    http.get("*/api/kinds", () =>
      HttpResponse.json({ kinds: [aKind({ analyzer: "tea_set" }), image] }),
    ),
    http.get("*/api/teapots/e1", () => HttpResponse.json(anEntity({ source_image: "i1" }))),
    http.get("*/api/images/i1", () =>
      HttpResponse.json(anEntity({ id: "i1", entity_type: "image", name: "market" })),
    ),
  );
  showApp("/entities/teapots/e1");
  const seen = await screen.findByRole("region", { name: "Seen in" });
  expect(within(seen).getByRole("link", { name: "market" })).toHaveAttribute(
    "href",
    "/entities/images/i1",
  );
  expect(within(seen).getByRole("link", { name: "Look again" })).toHaveAttribute(
    "href",
    "/tools?tool=tea_set&image=i1",
  );
});

it("counts what is unsaved, saves it over the version it was read in, and discards", async () => {
  let sent: { match: string | null; body: unknown } | undefined;
  server.use(
    http.put("*/api/teapots/e1", async ({ request }) => {
      const body = await request.json();
      sent = { match: request.headers.get("If-Match"), body };
      return HttpResponse.json(
        anEntity({ version: 2, traits: { ...anEntity().traits, glaze: "blue" } }),
      );
    }),
  );
  const { user } = await opened();
  await user.clear(screen.getByLabelText("Glaze"));
  await user.type(screen.getByLabelText(/Glaze/), "blue");
  await user.type(screen.getByLabelText("Description"), "For two.");
  expect(screen.getByText("2 unsaved changes")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect(screen.getByLabelText("Glaze")).toHaveValue("brown");
  await user.clear(screen.getByLabelText("Glaze"));
  await user.type(screen.getByLabelText(/Glaze/), "blue");
  await user.keyboard("{Control>}s{/Control}");
  await waitFor(() => expect(screen.queryByText(/unsaved/)).toBeNull());
  expect(sent).toMatchObject({ match: '"1-aa"', body: { traits: { glaze: "blue", cups: 4 } } });
});

it("keeps the edits when somebody else was faster, and saves over it when asked again", async () => {
  const matches: (string | null)[] = [];
  server.use(
    http.put("*/api/teapots/e1", ({ request }) => {
      matches.push(request.headers.get("If-Match"));
      return matches.length === 1
        ? refusal(412, "changed_meanwhile", "It was changed meanwhile.")
        : HttpResponse.json(anEntity({ version: 3, name: "Brown betty!" }));
    }),
  );
  const { user } = await opened();
  await user.type(screen.getByLabelText("Name"), "!");
  server.use(
    http.get("*/api/teapots/e1", () =>
      HttpResponse.json(anEntity({ version: 2 }), { headers: { ETag: '"2-bb"' } }),
    ),
  );
  await user.click(screen.getByRole("button", { name: /^Save Ctrl/ }));
  expect(await screen.findByRole("alert")).toHaveTextContent("Your edits are still here");
  expect(screen.getByLabelText("Name")).toHaveValue("Brown betty!");
  await user.click(screen.getByRole("button", { name: /^Save Ctrl/ }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(matches).toEqual(['"1-aa"', '"2-bb"']);
});

it("says at the name that it is taken", async () => {
  server.use(
    http.put("*/api/teapots/e1", () =>
      refusal(409, "name_taken", "You already have one with this name.", "name"),
    ),
  );
  const { user } = await opened();
  await user.type(screen.getByLabelText("Name"), "!");
  await user.click(screen.getByRole("button", { name: /^Save Ctrl/ }));
  await waitFor(() =>
    expect(screen.getByLabelText("Name")).toHaveAccessibleDescription(/already have one/),
  );
});

it("asks before unsaved changes are left", async () => {
  const { user, router } = await opened();
  await user.type(screen.getByLabelText("Name"), "!");
  await user.click(inSidebar("Jobs"));
  const dialog = await screen.findByRole("alertdialog");
  await user.click(within(dialog).getByRole("button", { name: "Stay" }));
  expect(router.state.location.pathname).toBe(ADDRESS);
  expect(screen.getByLabelText("Name")).toHaveValue("Brown betty!");
  await user.click(inSidebar("Jobs"));
  await user.click(await screen.findByRole("button", { name: "Leave" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/jobs"));
});

it("has its preview drawn with the model and at the price on the button", async () => {
  let order: unknown;
  server.use(
    http.post("*/api/teapots/e1/generate-preview", async ({ request }) => {
      order = await request.json();
      return HttpResponse.json({ job_id: "j1", status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/j1", () => HttpResponse.json(aJob({ status: "queued", progress: 0 }))),
  );
  const { user } = await opened();
  await screen.findByRole("button", { name: /Generate preview.*free/ });
  await user.click(screen.getByRole("button", { name: "Model: local/sketch" }));
  await user.click(await screen.findByRole("menuitemradio", { name: /paint/ }));
  const button = screen.getByRole("button", { name: /Generate preview/ });
  expect(button).toHaveTextContent("$0.039");
  await user.click(button);
  await waitFor(() => expect(order).toEqual({ model: "far/paint" }));
  await waitFor(() => expect(button).toBeDisabled());
});

it("saves what is unsaved before it is drawn", async () => {
  const calls: string[] = [];
  server.use(
    http.put("*/api/teapots/e1", () => {
      calls.push("save");
      return HttpResponse.json(anEntity({ version: 2, name: "Brown betty!" }));
    }),
    http.post("*/api/teapots/e1/generate-preview", () => {
      calls.push("draw");
      return HttpResponse.json({ job_id: "j1", status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/j1", () => HttpResponse.json(aJob({ status: "queued" }))),
  );
  const { user } = await opened();
  await user.type(screen.getByLabelText("Name"), "!");
  await user.click(screen.getByRole("button", { name: /Save and generate preview/ }));
  await waitFor(() => expect(calls).toEqual(["save", "draw"]));
});

it("shows a picture that another client had drawn, without being asked", async () => {
  await opened();
  await waitFor(() => expect(FakeEventSource.opened).not.toHaveLength(0));
  FakeEventSource.now.job(aJob());
  expect(await screen.findByText("Glazing the spout")).toBeInTheDocument();
  server.use(http.get("*/api/teapots/e1", () => HttpResponse.json(anEntity(pictured("z9")))));
  FakeEventSource.now.job(aJob({ version: 2, status: "completed" }));
  const picture = await screen.findByRole("img", { name: "Preview of Brown betty" });
  expect(picture).toHaveAttribute("src", anEntity(pictured("z9")).preview_image_full);
});

it("creates a new one, and goes to its page", async () => {
  server.use(
    http.post("*/api/teapots", async () =>
      HttpResponse.json(anEntity({ id: "e7", name: "Samovar" }), { status: 201 }),
    ),
  );
  const { user, router } = showApp("/entities/teapots/new");
  const name = await screen.findByLabelText("Name");
  expect(name).toHaveFocus();
  expect(screen.getByRole("button", { name: /^Create/ })).toBeDisabled();
  await user.type(name, "Samovar");
  await user.click(screen.getByRole("button", { name: /^Create/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots/e7"));
});

it("moves to the trash, and back by Undo", async () => {
  const calls: string[] = [];
  server.use(
    http.delete("*/api/teapots/e1", () => {
      calls.push("trash");
      return new HttpResponse(null, { status: 204 });
    }),
    http.post("*/api/teapots/e1/restore", () => {
      calls.push("restore");
      return HttpResponse.json(anEntity());
    }),
  );
  const { user, router } = await opened();
  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Move to trash" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots"));
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() => expect(calls).toEqual(["trash", "restore"]));
});

it("says what uses it before it is moved to trash", async () => {
  let trashed = false;
  server.use(
    http.post("*/api/teapots/used-by", () =>
      HttpResponse.json({ items: [{ id: "s1", name: "Sunday set" }], total: 1, used: 1 }),
    ),
    http.delete("*/api/teapots/e1", () => {
      trashed = true;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const { user } = await opened();
  await user.click(screen.getByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Move to trash" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Move Brown betty to trash?" });
  expect(dialog).toHaveTextContent("It is used by Sunday set.");
  expect(trashed).toBe(false);
  await user.click(screen.getByRole("button", { name: "Move to trash" }));
  await waitFor(() => expect(trashed).toBe(true));
});

it("says that there is none, where there is none", async () => {
  server.use(http.get("*/api/teapots/e1", () => refusal(404, "not_found", "There is no such.")));
  showApp(ADDRESS);
  expect(await screen.findByText("There is no such tea pot")).toBeInTheDocument();
});

it("has the sizes cut of what is its own picture, and draws nothing", async () => {
  const asked: unknown[] = [];
  server.use(
    http.get("*/api/kinds", () =>
      HttpResponse.json({ kinds: [aKind({ preview: "own", upload: "picture" })] }),
    ),
    http.get("*/api/teapots/:id", () => HttpResponse.json(anEntity(pictured()))),
    http.post("*/api/entity-previews/optimize", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ status: "exists" });
    }),
  );
  const { user } = showApp("/entities/teapots/e1");
  await user.click(await screen.findByRole("button", { name: "Make preview sizes" }));
  expect(await screen.findByText("Brown betty has every size")).toBeInTheDocument();
  expect(asked).toEqual([{ entity_type: "teapot", entity_id: "e1", size: "small" }]);
  expect(screen.queryByRole("button", { name: /enerate preview/ })).toBeNull();
});
