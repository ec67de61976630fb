import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { Job } from "../api/jobs";
import { FakeEventSource } from "../testing/FakeEventSource";
import { server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob } from "../testing/things";

/** The desktop: what it was told, and what its user says when asked. */
class Desktop extends EventTarget {
  static permission: NotificationPermission = "default";
  static told: Desktop[] = [];
  static asked = 0;
  closed = false;

  static async requestPermission() {
    Desktop.asked += 1;
    Desktop.permission = "granted";
    return Desktop.permission;
  }

  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    super();
    Desktop.told.push(this);
  }

  close() {
    this.closed = true;
  }
}

beforeEach(() => {
  Object.assign(Desktop, { permission: "default", told: [], asked: 0 });
  vi.stubGlobal("Notification", Desktop);
  vi.stubGlobal("isSecureContext", true);
});

const look = (away: boolean) =>
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(away ? "hidden" : "visible");

/** A job as it ends after so many seconds of work. */
const ended = (id: string, seconds: number, more: Partial<Job> = {}) =>
  aJob({
    id,
    status: "completed",
    started_at: "2026-11-01T10:00:00Z",
    finished_at: new Date(Date.UTC(2026, 10, 1, 10, 0, seconds)).toISOString(),
    ...more,
  });

it("tells the desktop of long work that ends, and of questions, while nobody looks", async () => {
  const { user } = showApp("/jobs");
  await user.click(await screen.findByRole("button", { name: /Nothing running/ }));
  const tray = await screen.findByRole("dialog", { name: "Jobs" });
  expect(Desktop.asked).toBe(0);
  await user.click(within(tray).getByRole("button", { name: "Tell me when long work ends" }));
  await waitFor(() => expect(within(tray).queryByText(/^Tell me/)).toBeNull());
  expect(Desktop.asked).toBe(1);

  look(true);
  const { now } = FakeEventSource;
  now.job(ended("long", 21));
  now.job(ended("short", 20));
  now.job(ended("child", 60, { parent_id: "p" }));
  now.job(ended("stopped", 60, { status: "cancelled" }));
  now.job(ended("failed", 60, { status: "failed", error: { code: "x", message: "No key." } }));
  now.job(aJob({ id: "asks", status: "awaiting_input", question }));
  look(false);
  now.job(ended("seen", 60));
  expect(Desktop.told.map(({ options }) => [options.tag, options.body])).toEqual([
    ["long", "Done"],
    ["failed", "No key."],
    ["asks", "Which ending?"],
  ]);
  expect(Desktop.told[0]?.title).toBe("Tea Pot: Brown betty");

  const focus = vi.spyOn(window, "focus").mockReturnValue();
  Desktop.told[0]?.dispatchEvent(new Event("click"));
  expect(focus).toHaveBeenCalled();
  expect(Desktop.told[0]?.closed).toBe(true);
});

it("is asked for in Settings, and can be stopped there", async () => {
  server.use(
    http.get("*/api/auth/sessions", () => HttpResponse.json({ items: [] })),
    http.get("*/api/auth/tokens", () => HttpResponse.json({ items: [] })),
  );
  const { user } = showApp("/settings");
  await user.click(await screen.findByRole("button", { name: "Tell me" }));
  look(true);
  FakeEventSource.now.job(ended("long", 30));
  expect(Desktop.told).toHaveLength(1);
  await user.click(await screen.findByRole("button", { name: "Stop telling me" }));
  FakeEventSource.now.job(ended("other", 30));
  expect(Desktop.told).toHaveLength(1);
});

it.each([
  ["blocked", { permission: "denied" }, true, /This browser blocks them/],
  ["impossible", {}, false, /https or localhost only/],
])("says why they are %s", async (_, desktop, secure, why) => {
  Object.assign(Desktop, desktop);
  vi.stubGlobal("isSecureContext", secure);
  server.use(
    http.get("*/api/auth/sessions", () => HttpResponse.json({ items: [] })),
    http.get("*/api/auth/tokens", () => HttpResponse.json({ items: [] })),
  );
  showApp("/settings");
  expect(await screen.findByText(why)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Tell me" })).toBeNull();
});

const question = { key: "ending", question: { text: "Which ending?" } };

it("counts what waits for the user in the tab's title and on the way to it", async () => {
  showApp("/jobs");
  await screen.findByText("No jobs yet");
  expect(document.title).toBe("Jobs · Maquette");
  const asks = aJob({ status: "awaiting_input", question });
  FakeEventSource.now.say("snapshot", { jobs: [asks, { ...asks, id: "j2" }] });
  expect(document.title).toBe("(2) Jobs · Maquette");
  expect(screen.getAllByRole("link", { name: /Jobs.*waiting for you/ })).not.toHaveLength(0);
  FakeEventSource.now.job({ ...asks, version: 2, status: "queued", question: null });
  expect(document.title).toBe("(1) Jobs · Maquette");
});
