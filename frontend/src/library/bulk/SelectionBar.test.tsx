import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { FakeEventSource } from "../../testing/FakeEventSource";
import { server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { aJob } from "../../testing/things";

let asked: unknown[];

const bulkJob = { id: "b1", type: "bulk", entity_id: null, title: "Archive Entities (2)" } as const;

beforeEach(() => {
  asked = [];
  server.use(
    http.post("*/api/teapots/bulk", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ job_id: "b1", status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/b1", () => HttpResponse.json(aJob({ ...bulkJob, version: 1 }))),
  );
});

/** The bulk job has come to its end, which an event tells without its items. */
const ended = (items: unknown[]) => {
  const job = aJob({ ...bulkJob, status: "completed", version: 2, result: {} });
  server.use(http.get("*/api/jobs/b1", () => HttpResponse.json({ ...job, result: { items } })));
  FakeEventSource.now.job(job);
};
const tick = (name: string) => screen.findByRole("checkbox", { name: `Select ${name}` });

it("archives what is ticked as one job, and undoes only what was done", async () => {
  const { user } = showApp("/entities/teapots");
  await user.click(await tick("Brown betty"));
  await user.keyboard("{Shift>}");
  await user.click(await tick("Tall pourer"));
  await user.keyboard("{/Shift}");
  expect(await screen.findByRole("toolbar", { name: "2 selected" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Archive" }));
  expect(await screen.findByText("Glazing the spout")).toBeInTheDocument();
  ended([
    { id: "e1", name: "Brown betty", status: "done" },
    { id: "e2", name: "Tall pourer", status: "skipped" },
  ]);
  expect(await screen.findByText("Archived 1 tea pot")).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByRole("toolbar")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(asked).toEqual([
      { action: "archive", ids: ["e1", "e2"], tags: [] },
      { action: "unarchive", ids: ["e1"], tags: [] },
    ]),
  );
});

it("selects by keyboard: Space, Shift and arrows, all, none", async () => {
  const { user } = showApp("/entities/teapots");
  (await screen.findByRole("link", { name: "Brown betty" })).focus();
  await user.keyboard(" ");
  expect(await tick("Brown betty")).toBeChecked();
  await user.keyboard("x");
  expect(await tick("Brown betty")).not.toBeChecked();
  await user.keyboard("x");
  await screen.findByRole("toolbar", { name: "1 selected" });
  await user.keyboard("{Escape}");
  expect(await tick("Brown betty")).not.toBeChecked();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(await tick("Brown betty")).toBeChecked();
  expect(await tick("Tall pourer")).toBeChecked();
  await user.keyboard("{Escape}");
  expect(await tick("Tall pourer")).not.toBeChecked();
  await user.keyboard("{Control>}a{/Control}");
  expect(await screen.findByRole("toolbar", { name: "2 selected" })).toBeInTheDocument();
});

it("selects all wherever the focus is, but where one types", async () => {
  const { user } = showApp("/entities/teapots");
  await screen.findByRole("link", { name: "Brown betty" });
  await user.click(screen.getByLabelText("Search tea pots"));
  await user.keyboard("{Control>}a{/Control}{Escape}");
  expect(screen.queryByRole("toolbar")).toBeNull();
  screen.getByLabelText("Search tea pots").blur();
  await user.keyboard("{Control>}a{/Control}");
  expect(await screen.findByRole("toolbar", { name: "2 selected" })).toBeInTheDocument();
});

it("selects by Ctrl or Shift and a click, and opens nothing", async () => {
  const { user, router } = showApp("/entities/teapots");
  await user.keyboard("{Control>}");
  await user.click(await screen.findByRole("link", { name: "Brown betty" }));
  await user.keyboard("{/Control}{Shift>}");
  await user.click(screen.getByRole("link", { name: "Tall pourer" }));
  await user.keyboard("{/Shift}");
  expect(await screen.findByRole("toolbar", { name: "2 selected" })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe("/entities/teapots");
});

it("tags all, takes off by Undo what each of them got, and keeps those that failed", async () => {
  const { user } = showApp("/entities/teapots");
  await user.click(await tick("Brown betty"));
  await user.click(await tick("Tall pourer"));
  const bar = within(await screen.findByRole("toolbar"));
  await user.click(bar.getByRole("button", { name: "Tag" }));
  await user.type(await screen.findByLabelText("Tags"), "autumn{Enter}tea,{Enter}");
  await screen.findByText("Glazing the spout");
  ended([
    { id: "e1", name: "Brown betty", status: "done", tags: ["tea"] },
    { id: "e2", name: "Tall pourer", status: "failed", message: "It has enough tags." },
  ]);
  expect(await screen.findByRole("alert")).toHaveTextContent("Tall pourer It has enough tags.");
  expect(await tick("Brown betty")).not.toBeChecked();
  expect(await tick("Tall pourer")).toBeChecked();
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(asked).toEqual([
      { action: "tag", ids: ["e1", "e2"], tags: ["autumn", "tea"] },
      { action: "untag", ids: ["e1"], tags: ["tea"] },
    ]),
  );
});

it("says what uses them before they are moved to trash", async () => {
  const user1 = { id: "s1", name: "Sunday set", role: "set" };
  server.use(
    http.post("*/api/teapots/used-by", () =>
      HttpResponse.json({ items: [user1], total: 3, used: 1 }),
    ),
  );
  const { user } = showApp("/entities/teapots");
  await user.click(await tick("Brown betty"));
  await user.click(await tick("Tall pourer"));
  await user.click(await screen.findByRole("button", { name: "More" }));
  await user.click(await screen.findByRole("menuitem", { name: "Move to trash" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Move 2 tea pots to trash?" });
  expect(dialog).toHaveTextContent("1 of them is used by Sunday set and 2 more.");
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Move to trash" }));
  await waitFor(() => expect(asked).toMatchObject([{ action: "trash", ids: ["e1", "e2"] }]));
});

it("offers to restore in the trash", async () => {
  const { user } = showApp("/entities/teapots?trashed=true");
  await user.click(await tick("Brown betty"));
  await user.click(await screen.findByRole("button", { name: "Restore" }));
  await waitFor(() => expect(asked).toMatchObject([{ action: "restore", ids: ["e1"] }]));
});
