import { act } from "@testing-library/react";
import type { Job } from "../api/jobs";

/** An EventSource that a test speaks through. */
export class FakeEventSource {
  static readonly opened: FakeEventSource[] = [];
  closed = false;
  readonly #listeners: [name: string, listener: (event: MessageEvent<string>) => void][] = [];

  constructor(readonly url: string) {
    FakeEventSource.opened.push(this);
  }

  /** The newest one. */
  static get now(): FakeEventSource {
    const newest = FakeEventSource.opened.at(-1);
    if (!newest) throw new Error("No stream was opened.");
    return newest;
  }

  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void {
    this.#listeners.push([name, listener]);
  }

  close(): void {
    this.closed = true;
  }

  say(name: string, data: unknown = {}, id = "1"): void {
    const event = new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id });
    act(() => {
      for (const [wanted, listener] of this.#listeners) if (wanted === name) listener(event);
    });
  }

  job(job: Job): void {
    this.say("job", job, String(job.version));
  }

  fail(): void {
    this.say("error");
  }
}
