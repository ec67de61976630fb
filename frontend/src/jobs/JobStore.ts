import type { Job } from "../api/jobs";
import { isFinished, type StreamMessage } from "../api/stream/message";

/** Jobs that change the picture of the entity they are about. */
const PICTURE_JOBS = new Set(["preview", "optimize"]);
const FINISHED_KEPT = 100;

/** How far the work has come since there was last nothing to do. */
export interface Burst {
  done: number;
  total: number;
  /** 0 to 1, unfinished jobs counted by their own progress. */
  progress: number;
}

/** The jobs that this page knows of, each in the newest version heard. */
export class JobStore {
  #jobs = new Map<string, Job>();
  #pictures = new Map<string, Job>();
  #list: Job[] = [];
  #burst = new Set<string>();
  #changed = new Set<() => void>();
  #heard = new Set<(job: Job, isNew: boolean) => void>();

  /** Every job known, newest first. */
  get all(): Job[] {
    return this.#list;
  }

  /** The latest job that draws or cuts the picture of an entity. */
  pictureJob(entityType: string, entityId: string): Job | null {
    return this.#pictures.get(`${entityType}/${entityId}`) ?? null;
  }

  burst(): Burst {
    const jobs = [...this.#burst].flatMap((id) => this.#jobs.get(id) ?? []);
    const parents = new Set(jobs.map((job) => job.parent_id));
    const counted = jobs.filter((job) => !parents.has(job.id));
    const done = counted.filter(isFinished).length;
    const open = counted.reduce((sum, job) => sum + (isFinished(job) ? 1 : job.progress), 0);
    return { done, total: counted.length, progress: counted.length ? open / counted.length : 0 };
  }

  hear(message: StreamMessage): void {
    if (message.kind === "job") this.take(message.job);
    else if (message.kind === "joined" || message.kind === "snapshot") {
      const unfinished = new Set(message.jobs.map((job) => job.id));
      for (const job of this.#list) {
        if (!isFinished(job) && !unfinished.has(job.id)) this.#forget(job);
      }
      for (const job of message.jobs) this.#keep(job);
      this.#tell();
    }
  }

  /** Takes a job in, unless it is a repeat. */
  take(job: Job): void {
    const isNew = !this.#jobs.has(job.id);
    if (!this.#keep(job)) return;
    this.#tell();
    for (const tell of this.#heard) tell(job, isNew);
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  };

  /** Calls `heard` with each job as it changes, and whether it is the first time. */
  onHeard(heard: (job: Job, isNew: boolean) => void): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  #keep(job: Job): boolean {
    const known = this.#jobs.get(job.id);
    if (known && known.version >= job.version) return false;
    this.#jobs.set(job.id, job);
    if (!isFinished(job)) this.#burst.add(job.id);
    if (PICTURE_JOBS.has(job.type) && job.entity_id) {
      const key = `${job.entity_type}/${job.entity_id}`;
      const before = this.#pictures.get(key);
      if (!before || before.id === job.id || before.created_at <= job.created_at) {
        this.#pictures.set(key, job);
      }
    }
    return true;
  }

  #forget(job: Job): void {
    this.#jobs.delete(job.id);
    this.#burst.delete(job.id);
    const key = `${job.entity_type}/${job.entity_id}`;
    if (this.#pictures.get(key)?.id === job.id) this.#pictures.delete(key);
  }

  #tell(): void {
    const newestFirst = [...this.#jobs.values()].sort((a, b) =>
      b.created_at.localeCompare(a.created_at),
    );
    for (const old of newestFirst.filter(isFinished).slice(FINISHED_KEPT)) this.#forget(old);
    this.#list = newestFirst.filter((job) => this.#jobs.has(job.id));
    const idle = this.#list.every(isFinished);
    for (const tell of this.#changed) tell();
    if (idle) this.#burst.clear();
  }
}
