import type { Job } from "../jobs";
import type { StreamMessage } from "./message";

/** The part of `EventSource` that is used. */
export interface Source {
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** Who answers now: the same user, nobody signed in (or another), or no one at all. */
export type Answer = "same" | "signed-out" | "away";

interface Options {
  open: (url: string) => Source;
  ask: () => Promise<Answer>;
  tell: (message: StreamMessage) => void;
  /** Milliseconds without any event, after which the connection is taken for dead. */
  silence?: number;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/**
 * One connection to the server's events that is kept up: opened anew after silence or any error,
 * with growing waits, going on from the last event heard.
 */
export class Connection {
  #source: Source | null = null;
  #lastEvent = "";
  #failures = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #wait: ReturnType<typeof setTimeout> | undefined;
  #ended = false;

  constructor(private readonly options: Options) {}

  start(): void {
    if (this.#source || this.#ended) return;
    clearTimeout(this.#wait);
    const resume = this.#lastEvent ? `?last_event_id=${encodeURIComponent(this.#lastEvent)}` : "";
    const source = this.options.open(`/api/jobs/stream${resume}`);
    this.#source = source;
    const on = (name: string, act: (data: string) => void) =>
      source.addEventListener(name, (event) => {
        if (this.#source !== source) return;
        this.#heard(event.lastEventId);
        act(event.data);
      });
    on("snapshot", (data) =>
      this.options.tell({ kind: "snapshot", jobs: parse<Snapshot>(data).jobs }),
    );
    on("job", (data) => this.options.tell({ kind: "job", job: parse<Job>(data) }));
    on("beat", () => undefined);
    on("open", () => this.options.tell({ kind: "live" }));
    source.addEventListener("error", () => this.#source === source && this.#lost());
    this.#listenForSilence();
  }

  /** Lets go of the connection, to `start` again later from the last event heard. */
  pause(): void {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#silence);
    clearTimeout(this.#wait);
  }

  /** Tries at once, if it is waiting to. */
  retry(): void {
    if (this.#source || this.#ended) return;
    clearTimeout(this.#wait);
    void this.#again();
  }

  end(): void {
    this.pause();
    this.#ended = true;
    this.options.tell({ kind: "ended" });
  }

  #heard(id: string | undefined): void {
    if (id) this.#lastEvent = id;
    this.#failures = 0;
    this.#listenForSilence();
  }

  #listenForSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), this.options.silence ?? 40_000);
  }

  #lost(): void {
    this.pause();
    this.options.tell({ kind: "away" });
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    this.#wait = setTimeout(() => void this.#again(), longest * (0.5 + Math.random() / 2));
  }

  async #again(): Promise<void> {
    const answer = await this.options.ask();
    if (this.#source || this.#ended) return;
    if (answer === "signed-out") this.end();
    else if (answer === "away") this.#lost();
    else this.start();
  }
}

interface Snapshot {
  jobs: Job[];
}

function parse<T>(data: string): T {
  return JSON.parse(data);
}
