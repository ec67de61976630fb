import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { anEntity, pictured } from "../../testing/things";
import { FIT, zoomed } from "./ZoomPicture";

const MADE = {
  recipe: { seed: 4182, model: "local/sketch" },
  prompt: "a brown pot",
  entities: [{ entity_type: "teapot", entity_id: "e7", version: 3, name: "Round belly" }],
  cost_usd: 0,
  seconds: 0.42,
};

it("shows a picture over the window, its recipe, and the next one by arrow keys", async () => {
  const first = anEntity({ ...pictured(), traits: { recipe: MADE } });
  const second = anEntity({ ...pictured("b2"), id: "e2", name: "Tall pourer" });
  server.use(
    http.get("*/api/teapots", () =>
      HttpResponse.json({ items: [first, second], next_cursor: null, total: 2 }),
    ),
  );
  const { user } = showApp("/entities/teapots");
  (await screen.findByRole("link", { name: "Brown betty" })).focus();
  await user.keyboard("v");
  expect(await screen.findByRole("dialog", { name: "Brown betty" })).toBeVisible();
  expect(screen.getByText("1 of 2")).toBeVisible();
  await user.keyboard("i");
  expect(screen.getByRole("link", { name: "Round belly" })).toHaveAttribute(
    "href",
    "/entities/teapots/e7",
  );
  expect(screen.getByText("4182")).toBeVisible();
  expect(screen.getByRole("link", { name: "Remix Brown betty" })).toHaveAttribute(
    "href",
    "/composer?image=e1",
  );
  await user.keyboard("+");
  expect(screen.getByRole("img", { name: "Brown betty" }).style.transform).toContain("scale(1.4)");
  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole("img", { name: "Tall pourer" }).style.transform).toContain("scale(1)");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("zooms no further out than to fit, and keeps what is in the middle there", () => {
  expect(zoomed({ scale: 2, x: 40, y: -20 }, 0.1)).toEqual(FIT);
  expect(zoomed({ scale: 2, x: 40, y: -20 }, 2)).toEqual({ scale: 4, x: 80, y: -40 });
  expect(zoomed(FIT, 100).scale).toBe(8);
});
