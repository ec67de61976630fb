import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeEventSource } from "../../testing/FakeEventSource";
import { aJob } from "../../testing/things";
import { type Answer, Connection } from "./connection";
import type { StreamMessage } from "./message";

let answer: Answer;
let heard: StreamMessage[];

function connection() {
  return new Connection({
    open: (url) => new FakeEventSource(url),
    ask: async () => answer,
    tell: (message) => heard.push(message),
    silence: 40_000,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  answer = "same";
  heard = [];
});
afterEach(() => void vi.useRealTimers());

describe("a connection", () => {
  it("tells of snapshots and of each job", () => {
    connection().start();
    FakeEventSource.now.say("snapshot", { jobs: [aJob()] });
    FakeEventSource.now.job(aJob({ version: 2 }));
    expect(heard).toEqual([
      { kind: "snapshot", jobs: [aJob()] },
      { kind: "job", job: aJob({ version: 2 }) },
    ]);
  });

  it("opens anew after silence, from the last event it heard", async () => {
    connection().start();
    const first = FakeEventSource.now;
    first.say("beat", {}, "77");
    await vi.advanceTimersByTimeAsync(39_000);
    expect(first.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(first.closed).toBe(true);
    expect(FakeEventSource.now.url).toBe("/api/jobs/stream?last_event_id=77");
    expect(heard).toContainEqual({ kind: "away" });
  });

  it("opens anew after an error that ends an EventSource for good", async () => {
    connection().start();
    FakeEventSource.now.fail();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeEventSource.opened).toHaveLength(2);
  });

  it("waits longer with every failure, and at once when asked to", async () => {
    const kept = connection();
    kept.start();
    answer = "away";
    FakeEventSource.now.fail();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard.filter((message) => message.kind === "away").length).toBeLessThan(10);
    expect(FakeEventSource.opened).toHaveLength(1);
    answer = "same";
    kept.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeEventSource.opened).toHaveLength(2);
  });

  it("ends when nobody, or somebody else, is signed in", async () => {
    connection().start();
    answer = "signed-out";
    FakeEventSource.now.fail();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(heard.at(-1)).toEqual({ kind: "ended" });
    expect(FakeEventSource.opened).toHaveLength(1);
  });

  it("hears nothing more of a source that it gave up", async () => {
    connection().start();
    const given = FakeEventSource.now;
    given.fail();
    await vi.advanceTimersByTimeAsync(1_000);
    heard.length = 0;
    given.job(aJob());
    given.fail();
    expect(heard).toEqual([]);
  });
});
