import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { FakeEventSource } from "../testing/FakeEventSource";
import { server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob } from "../testing/things";

it("lists jobs as they go, each once, in its newest version", async () => {
  server.use(
    http.get("*/api/jobs", () =>
      HttpResponse.json({
        items: [
          aJob({ status: "queued", progress: 0 }),
          aJob({
            id: "old",
            status: "failed",
            description: "Tea Pot: Cracked",
            error: { code: "deadline", message: "It took too long. Try again." },
          }),
        ],
        next_cursor: null,
      }),
    ),
  );
  showApp("/jobs");
  expect(await screen.findByText("It took too long. Try again.")).toBeInTheDocument();
  FakeEventSource.now.job(aJob({ version: 2 }));
  const row = (await screen.findAllByRole("listitem"))[0];
  if (!row) throw new Error("There is no row.");
  expect(within(row).getByText("Glazing the spout")).toBeInTheDocument();
  expect(within(row).getByText("40 %")).toBeInTheDocument();
  expect(screen.getByText("1 running, 0 waiting")).toBeInTheDocument();
});

it("cancels what runs", async () => {
  let cancelled = "";
  server.use(
    http.post("*/api/jobs/:id/cancel", ({ params }) => {
      cancelled = String(params.id);
      return HttpResponse.json(aJob());
    }),
  );
  const { user } = showApp("/jobs");
  await screen.findByText("No jobs yet");
  FakeEventSource.now.job(aJob());
  await user.click(await screen.findByRole("button", { name: "Cancel Tea Pot: Brown betty" }));
  await waitFor(() => expect(cancelled).toBe("j1"));
});

it("opens the tray from the foot of the sidebar", async () => {
  const { user } = showApp("/entities/teapots");
  const tray = await screen.findByRole("button", { name: /Nothing running/ });
  FakeEventSource.now.say("snapshot", {
    jobs: [aJob(), aJob({ id: "j2", entity_id: "e2", status: "queued", progress: 0 })],
  });
  expect(tray).toHaveTextContent("Drawing 2 previews");
  await user.click(tray);
  const list = await screen.findByRole("dialog", { name: "Jobs" });
  expect(within(list).getByText("1 running, 1 waiting")).toBeInTheDocument();
  await user.click(within(list).getByRole("link", { name: "All jobs" }));
  expect(await screen.findByRole("heading", { name: "Jobs" })).toBeInTheDocument();
});

it("reads again what it shows on a snapshot, and when the connection is back", async () => {
  let reads = 0;
  server.use(
    http.get("*/api/jobs", () => {
      reads += 1;
      return HttpResponse.json({ items: [], next_cursor: null });
    }),
  );
  showApp("/jobs");
  await screen.findByText("No jobs yet");
  const before = reads;
  FakeEventSource.now.say("snapshot", { jobs: [] });
  await waitFor(() => expect(reads).toBe(before + 1));
  FakeEventSource.now.fail();
  expect(await screen.findByText(/Connection lost/)).toBeInTheDocument();
  await waitFor(() => expect(FakeEventSource.now.closed).toBe(false));
  FakeEventSource.now.say("open");
  await waitFor(() => expect(screen.queryByText(/Connection lost/)).toBeNull());
  await waitFor(() => expect(reads).toBe(before + 2));
});
