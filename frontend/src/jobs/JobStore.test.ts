import { describe, expect, it, vi } from "vitest";
import { aJob } from "../testing/things";
import { JobStore } from "./JobStore";

describe("the job store", () => {
  it("drops a repeat and an older version", () => {
    const store = new JobStore();
    const changed = vi.fn();
    store.subscribe(changed);
    store.take(aJob({ version: 3, progress: 0.6 }));
    store.take(aJob({ version: 3, progress: 0.6 }));
    store.take(aJob({ version: 2, progress: 0.2 }));
    expect(changed).toHaveBeenCalledTimes(1);
    expect(store.pictureJob("teapot", "e1")?.progress).toBe(0.6);
  });

  it("tells of each change once, and of the first as new", () => {
    const store = new JobStore();
    const heard = vi.fn();
    store.onHeard(heard);
    const done = aJob({ version: 2, status: "completed" });
    store.take(aJob());
    store.take(done);
    store.take(done);
    expect(heard.mock.calls).toEqual([
      [aJob(), true],
      [done, false],
    ]);
  });

  it("forgets what a snapshot no longer has", () => {
    const store = new JobStore();
    store.take(aJob());
    store.hear({ kind: "snapshot", jobs: [aJob({ id: "j2", entity_id: "e2" })] });
    expect(store.pictureJob("teapot", "e1")).toBeNull();
    expect(store.all.map((job) => job.id)).toEqual(["j2"]);
  });

  it("shows the later of two jobs on one picture", () => {
    const store = new JobStore();
    store.take(aJob({ id: "new", created_at: "2026-11-02T00:00:00Z" }));
    store.take(aJob({ id: "old", created_at: "2026-11-01T00:00:00Z", status: "failed" }));
    expect(store.pictureJob("teapot", "e1")?.id).toBe("new");
  });

  it("leaves other work on an entity out of its picture", () => {
    const store = new JobStore();
    store.take(aJob({ type: "analyze" }));
    expect(store.pictureJob("teapot", "e1")).toBeNull();
  });

  it("counts a burst of work until there is nothing left to do", () => {
    const store = new JobStore();
    store.take(aJob({ id: "parent", type: "bulk", entity_id: null }));
    store.take(aJob({ id: "a", parent_id: "parent", progress: 0.5 }));
    store.take(aJob({ id: "b", parent_id: "parent", status: "queued", progress: 0 }));
    expect(store.burst()).toEqual({ done: 0, total: 2, progress: 0.25 });
    store.take(aJob({ id: "a", version: 2, status: "completed" }));
    expect(store.burst()).toEqual({ done: 1, total: 2, progress: 0.5 });
    store.take(aJob({ id: "b", version: 2, status: "cancelled" }));
    store.take(aJob({ id: "parent", version: 2, status: "completed", entity_id: null }));
    expect(store.burst().total).toBe(0);
  });
});
