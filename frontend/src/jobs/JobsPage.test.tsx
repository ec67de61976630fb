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

it("unfolds a job to the parts it is made of, as they go", async () => {
  const parent = aJob({ id: "p", has_children: true, description: "Batch: 12 tea pots" });
  const part = (n: number) =>
    aJob({ id: `c${n}`, parent_id: "p", description: `Tea Pot: ${n}`, status: "queued" });
  server.use(
    http.get("*/api/jobs", ({ request }) => {
      const children = new URL(request.url).searchParams.get("parent") === "p";
      const items = children ? [...Array(12).keys()].map(part) : [parent];
      return HttpResponse.json({ items, next_cursor: null });
    }),
  );
  const { user } = showApp("/jobs");
  await user.click(await screen.findByRole("button", { name: "Parts of Batch: 12 tea pots" }));
  const parts = await screen.findByRole("list", { name: "Parts" });
  expect(await within(parts).findByText("4 more: 0 done, 4 waiting")).toBeInTheDocument();
  FakeEventSource.now.job({ ...part(11), version: 2, status: "failed" });
  expect(await within(parts).findByText("Tea Pot: 11")).toBeInTheDocument();
  await user.click(within(parts).getByText("4 more: 0 done, 4 waiting"));
  expect(within(parts).getAllByRole("listitem")).toHaveLength(12);
});

it("narrows by standing, sort of work and words, in the address too", async () => {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get("*/api/jobs", ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json({ items: [], next_cursor: null });
    }),
  );
  const { user, router } = showApp("/jobs?type=nonsense");
  await user.click(await screen.findByRole("button", { name: "Failed 1" }));
  await user.click(screen.getByRole("button", { name: "Any kind of work" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "Previews" }));
  await user.type(screen.getByLabelText("Search jobs"), "betty");
  await waitFor(() =>
    expect(router.state.location.search).toEqual({
      standing: "failed",
      type: "preview",
      q: "betty",
    }),
  );
  await waitFor(() =>
    expect(asked.at(-1)?.toString()).toBe("top=true&limit=100&status=failed&type=preview&q=betty"),
  );
  FakeEventSource.now.job(aJob());
  expect(await screen.findByText("No such jobs")).toBeInTheDocument();
});

it("pauses all of one's work, and resumes it", async () => {
  const answer = (paused_since: string | null) => () =>
    HttpResponse.json({ completed: 0, failed: 0, cancelled: 0, paused_since });
  server.use(
    http.put("*/api/jobs/pause", answer("2026-11-01T10:00:00Z")),
    http.delete("*/api/jobs/pause", answer(null)),
  );
  const { user } = showApp("/jobs");
  await user.click(await screen.findByRole("button", { name: "Pause all" }));
  expect(await screen.findByText(/nothing new starts until you resume/)).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Resume" }));
  expect(await screen.findByRole("button", { name: "Pause all" })).toBeInTheDocument();
});

it("lets a waiting job be the next", async () => {
  let hurried = "";
  server.use(
    http.post("*/api/jobs/:id/move-to-front", ({ params }) => {
      hurried = String(params.id);
      return HttpResponse.json(aJob());
    }),
  );
  const { user } = showApp("/jobs");
  await screen.findByText("No jobs yet");
  FakeEventSource.now.job(aJob({ status: "queued", progress: 0 }));
  await user.click(await screen.findByRole("button", { name: "Do Tea Pot: Brown betty next" }));
  await waitFor(() => expect(hurried).toBe("j1"));
});

it("says what came of what is done, and leads to it", async () => {
  const done = (id: string, more: object) =>
    aJob({ id, status: "completed", entity_id: null, entity_type: null, description: id, ...more });
  server.use(
    http.get("*/api/jobs", () =>
      HttpResponse.json({
        items: [
          done("batch", { result: { drawn: 9, failed: 2 } }),
          done("noted", { notes: ["The model has no key, so sketch drew this."] }),
          done("pack", { result: { url: "/api/export/j1" } }),
          done("legacy", { type: "import", result: {} }),
          done("picture", { result: { entity_type: "teapot", image_id: "e7" } }),
        ],
        next_cursor: null,
      }),
    ),
  );
  showApp("/jobs");
  expect(await screen.findByText("Done, but 2 failed")).toBeInTheDocument();
  expect(screen.getByText("The model has no key, so sketch drew this.")).toBeInTheDocument();
  const leads = (name: string, to: string) =>
    expect(screen.getByRole("link", { name })).toHaveAttribute("href", to);
  leads("Download pack", "/api/export/j1");
  leads("Report of legacy", "/settings/transfer");
  leads("Open picture", "/entities/teapots/e7");
});
