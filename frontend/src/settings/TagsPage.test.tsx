import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";

let asked: unknown[];

beforeEach(() => {
  asked = [];
  const name = (request: Request) => new URL(request.url).searchParams.get("name");
  server.use(
    http.patch("*/api/tags", async ({ request }) => {
      asked.push([name(request), await request.json()]);
      return HttpResponse.json({ name: "x", color: null, count: 1 });
    }),
    http.delete("*/api/tags", ({ request }) => {
      asked.push([name(request), "deleted"]);
      return new HttpResponse(null, { status: 204 });
    }),
  );
});

it("renames a tag where it stands, and names it back by Undo", async () => {
  const { user } = showApp("/settings/tags");
  await user.click(await screen.findByRole("button", { name: "Tag: fall" }));
  await user.keyboard("leaves{Enter}");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(asked).toEqual([
      ["fall", { name: "leaves" }],
      ["leaves", { name: "fall" }],
    ]),
  );
});

it("leaves a name as it stood on Escape, and goes on from there", async () => {
  const { user } = showApp("/settings/tags");
  await user.click(await screen.findByRole("button", { name: "Tag: fall" }));
  await user.keyboard("leaves{Escape}");
  expect(await screen.findByRole("button", { name: "Tag: fall" })).toHaveFocus();
  expect(asked).toEqual([]);
});

it("asks before two tags become one", async () => {
  const { user } = showApp("/settings/tags");
  await user.click(await screen.findByRole("button", { name: "Tag: fall" }));
  await user.keyboard("autumn{Enter}");
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("1 entity will bear it");
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Merge" }));
  await waitFor(() => expect(asked).toEqual([["fall", { name: "autumn" }]]));
});

it("colors and deletes", async () => {
  const { user } = showApp("/settings/tags");
  await user.click(await screen.findByRole("button", { name: "Color of autumn" }));
  expect(await screen.findByRole("menuitemradio", { name: "Orange" })).toBeChecked();
  await user.click(screen.getByRole("menuitemradio", { name: "None" }));
  await user.click(screen.getByRole("button", { name: "Delete autumn" }));
  await user.click(await screen.findByRole("button", { name: "Delete" }));
  await waitFor(() =>
    expect(asked).toEqual([
      ["autumn", { color: null }],
      ["autumn", "deleted"],
    ]),
  );
});

it("says why there is no tag to be seen", async () => {
  server.use(http.get("*/api/tags", () => refusal(503, "unavailable", "The database rests.")));
  showApp("/settings/tags");
  expect(await screen.findByRole("alert")).toHaveTextContent("The database rests.");
});
