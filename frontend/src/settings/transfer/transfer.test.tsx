import { fireEvent, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type { Job } from "../../api/jobs";
import { FakeEventSource } from "../../testing/FakeEventSource";
import { refusal, server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { aJob } from "../../testing/things";

const zip = new File(["PK"], "years.zip", { type: "application/zip" });
const moving = (more: Partial<Job> = {}) =>
  aJob({
    type: "import",
    title: "Import Library (legacy)",
    description: "File: years.zip",
    entity_type: null,
    entity_id: null,
    progress_message: "9 of 18: data/characters/a.json",
    ...more,
  });
const REPORT = {
  dry_run: false,
  migrated: 16,
  failed: 1,
  categories: [
    {
      category: "hair_styles",
      migrated: 16,
      already: 1,
      failed: 1,
      failures: [{ file: "broken.json", reason: "It is no JSON." }],
      notes: [{ file: "odd.json", reason: "Its list was text." }],
    },
  ],
};

it("moves a dropped ZIP file in, live, to the report", async () => {
  const sent: string[] = [];
  server.use(
    http.post("*/api/import/:cargo", ({ params }) => {
      sent.push(String(params.cargo));
      return HttpResponse.json({ job_id: "j1", status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/j1", () => HttpResponse.json(moving())),
  );
  const { user } = showApp("/settings/transfer");
  await user.click(await screen.findByRole("radio", { name: /^A pack/ }));
  const dataTransfer = { types: ["Files"], files: [zip], items: [{}] };
  const target = screen.getByRole("region", { name: "Drop a folder or a ZIP file" });
  fireEvent.dragEnter(target, { dataTransfer });
  expect(screen.getByText("It goes here")).toBeInTheDocument();
  fireEvent.drop(target, { dataTransfer });
  const moves = await screen.findByRole("list", { name: "Moved in" });
  expect(moves).toHaveTextContent("9 of 18");
  expect(sent).toEqual(["pack"]);
  FakeEventSource.now.job(moving({ version: 2, status: "completed", progress: 1, result: REPORT }));
  expect(await within(moves).findByText("16 came over, 1 failed")).toBeInTheDocument();
  const row = within(moves).getByRole("row", { name: /^Hair styles/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["16", "1", "1"]);
  expect(within(moves).getByText("broken.json").parentElement).toHaveTextContent("It is no JSON.");
});

it("says in words why a file is not taken", async () => {
  server.use(
    http.post("*/api/import/legacy", () => refusal(422, "invalid", "This is not a ZIP file.")),
  );
  const { user } = showApp("/settings/transfer");
  await user.upload(await screen.findByLabelText("ZIP file"), zip);
  expect(await screen.findByRole("alert")).toHaveTextContent("This is not a ZIP file.");
});

it("packs everything, and gives the pack", async () => {
  const packed = aJob({
    type: "export",
    description: "File: everything",
    status: "completed",
    result: { url: "/api/export/j1", bytes: 4_200_000, entities: 12, kinds: {} },
  });
  let asked: unknown;
  server.use(
    http.post("*/api/export", async ({ request }) => {
      asked = await request.json();
      return HttpResponse.json({ job_id: "j1", status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/j1", () => HttpResponse.json(packed)),
  );
  const { user } = showApp("/settings/transfer");
  await user.click(await screen.findByRole("button", { name: "Pack everything" }));
  const download = await screen.findByRole("link", { name: "Download" });
  expect(download).toHaveAttribute("href", "/api/export/j1");
  expect(screen.getByText("12 entities, 4.2 MB")).toBeInTheDocument();
  expect(asked).toEqual({});
});
