import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { Version } from "../../api/versions";
import { refusal, server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { anEntity, pictured } from "../../testing/things";

const ADDRESS = "/entities/teapots/e1";

function aVersion(version: number, more: Partial<Version> = {}): Version {
  const { name, description, category, tags, traits } = anEntity();
  const created_at = `2026-11-0${version}T10:00:00Z`;
  return { version, created_at, name, description, category, tags, traits, ...more };
}

const { traits } = anEntity();
const VERSIONS = [
  aVersion(3, { tags: ["old"], traits: { ...traits, glaze: "deep blue", set: ["e2"] } }),
  aVersion(2, { category: "cast_iron", traits: { ...traits, glaze: "deep red", lid: false } }),
  aVersion(1, { traits: { ...traits, gone_trait: "x" } }),
];

function hasHistory(versions = VERSIONS) {
  server.use(
    http.get("*/api/teapots/e1", () => HttpResponse.json(anEntity({ version: 3 }))),
    http.get("*/api/teapots/e1/versions", () =>
      HttpResponse.json({ items: versions, next_before: null, total: versions.length }),
    ),
  );
}

const change = (version: number, label: string) => {
  const item = screen.getByRole("heading", { name: `Version ${version}` }).closest("li");
  return within(item as HTMLElement)
    .getByText(label)
    .closest("div");
};

it("opens the tab that the address says, and says in the address which is open", async () => {
  const { user, router } = showApp(`${ADDRESS}?tab=gallery`);
  expect(await screen.findByText("No picture shows Brown betty yet")).toBeInTheDocument();
  await user.click(screen.getByRole("tab", { name: "Gallery" }));
  await user.keyboard("{ArrowLeft}");
  expect(await screen.findByLabelText("Glaze")).toBeInTheDocument();
  expect(router.state.location.search).toEqual({});
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: "gallery" }));
});

it("keeps edits while another tab is looked at", async () => {
  const { user } = showApp(ADDRESS);
  await user.type(await screen.findByLabelText("Glaze"), "!");
  await user.click(screen.getByRole("tab", { name: "Preview" }));
  expect(screen.queryByRole("alertdialog")).toBeNull();
  await user.click(screen.getByRole("tab", { name: "Details" }));
  expect(await screen.findByLabelText(/Glaze/)).toHaveValue("brown!");
});

it("tells what each version changed, field by field", async () => {
  hasHistory();
  showApp(`${ADDRESS}?tab=history`);
  await screen.findByRole("heading", { name: "Version 3" });
  expect(change(3, "Glaze")).toHaveTextContent("Glazedeep removed red added blue");
  expect(change(3, "Tags")).toHaveTextContent("added old");
  expect(change(3, "Category")).toHaveTextContent("removed cast iron");
  await waitFor(() => expect(change(3, "Set")).toHaveTextContent("added Brown betty"));
  expect(change(2, "Lid")).toHaveTextContent("removed yes added no");
  expect(change(2, "Gone trait")).toHaveTextContent("removed x");
  expect(screen.getByText("It began as “Brown betty”.")).toBeInTheDocument();
});

it("restores a version, says what is gone, and takes it back by Undo", async () => {
  hasHistory();
  const restored: string[] = [];
  server.use(
    http.post("*/api/teapots/e1/versions/:number/restore", ({ params }) => {
      restored.push(String(params.number));
      return HttpResponse.json({ entity: anEntity(), dropped: ["Without its cup."] });
    }),
  );
  const { user } = showApp(`${ADDRESS}?tab=history`);
  expect(await screen.findByRole("button", { name: "Restore version 1" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Restore version 3" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Restore version 1" }));
  expect(await screen.findByText("Restored version 1. Without its cup.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(restored).toEqual(["1", "3"]));
});

it("restores nothing over what is unsaved", async () => {
  hasHistory();
  const { user } = showApp(`${ADDRESS}?tab=history`);
  await user.type(await screen.findByLabelText("Name"), "!");
  expect(await screen.findByRole("button", { name: "Restore version 1" })).toBeDisabled();
});

it("says why there is no history to be seen", async () => {
  server.use(
    http.get("*/api/teapots/e1/versions", () => refusal(500, "internal", "It is broken.")),
  );
  showApp(`${ADDRESS}?tab=history`);
  expect(await screen.findByText("It is broken.", { exact: false })).toBeInTheDocument();
});

it("tells what the picture is, and why it is stale", async () => {
  hasHistory();
  const picture = { ...pictured(), preview_card: null, preview_model: "local/sketch" };
  const stale = { preview_stale: true, preview_at: "2026-11-02T12:00:00Z" };
  server.use(
    http.get("*/api/teapots/e1", () => HttpResponse.json(anEntity({ ...picture, ...stale }))),
  );
  showApp(`${ADDRESS}?tab=preview`);
  expect(
    await screen.findByText("Category, tags, glaze, lid, set changed after this was drawn."),
  ).toBeInTheDocument();
  expect(screen.getByText("1024 × 768", { selector: "dd *" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Card" })).toHaveAttribute(
    "href",
    anEntity(picture).preview_image_card,
  );
});

it("shows what uses it, and leads there", async () => {
  const use = { entity_type: "teapot", slug: "teapots", role: "set", archived_at: null };
  server.use(
    http.get("*/api/teapots/e1/used-by", () =>
      HttpResponse.json({ items: [{ ...use, id: "e2", name: "Tea for two" }], total: 1 }),
    ),
  );
  const { user, router } = showApp(ADDRESS);
  expect(await screen.findByText("Used by 1 tea pot")).toBeInTheDocument();
  await user.click(screen.getByRole("link", { name: "Tea for two" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots/e2"));
});
