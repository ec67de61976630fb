import { queryOptions } from "@tanstack/react-query";
import {
  alikePhotos,
  analyzeTools,
  listTools,
  respondJobs,
  bringPhotos as sendPhotos,
} from "./generated/sdk.gen";
import type { Accepted, PhotosAccepted, ToolView } from "./generated/types.gen";
import type { Job } from "./jobs";
import type { Traits } from "./schema";
import { sendFile } from "./uploads";

/** What looks for one kind of thing in a picture; without an entity type, for all of them. */
export type Tool = ToolView;

/** Left, top, width and height within a picture, each from 0 to 1. */
export type Where = [number, number, number, number];

/** An entity that could be made of what a tool saw. */
export interface Proposal {
  key: string;
  entity_type: string;
  name: string;
  category: string | null;
  traits: Traits;
  /** The keys of the proposals that it is made of, by relation. */
  uses: Record<string, string[]>;
  where: Where | [];
  /** How sure the model is of each trait, from 0 to 1. */
  sureness: Record<string, number>;
}

/** What a job that looked at a picture found. */
export interface Findings {
  tool: string;
  image_id: string;
  model: string;
  /** The answer was known from before: nothing was asked, nothing was paid. */
  again: boolean;
  proposals: Proposal[];
  /** What became of them, once their owner has said. */
  made: Made[];
}

/** What became of a proposal that was not skipped. */
export interface Made {
  key: string;
  action: "create" | "merge";
  entity_type: string;
  entity_id: string;
  name: string;
}

export const toolsQuery = queryOptions({
  queryKey: ["tools"],
  queryFn: async ({ signal }) => (await listTools({ signal, throwOnError: true })).data.tools,
  staleTime: 60_000,
});

/** Lets a tool look at a file; `onProgress` hears how much has been sent, from 0 to 1. */
export function lookAtFile(
  tool: string,
  model: string,
  file: File,
  onProgress: (part: number) => void,
): Promise<Accepted> {
  return sendFile("POST", `/api/tools/${tool}/analyze`, file, { model }, onProgress);
}

/** Lets a tool look at an image of the library. */
export async function lookAtImage(tool: string, model: string, image: string): Promise<Accepted> {
  const asked = { path: { name: tool }, body: { image_id: image, model } };
  return (await analyzeTools({ ...asked, throwOnError: true })).data;
}

/** What the job found; null until it is completed. */
export function findingsOf(job: Job): Findings | null {
  const isOne = job.type === "analyze" && job.status === "completed";
  return isOne ? (job.result as unknown as Findings) : null;
}

/** The findings that a job asks its owner about; null while it does not ask. */
export function askedOf(job: Job): Findings | null {
  if (job.type !== "analyze" || job.status !== "awaiting_input") return null;
  return (job.question?.question ?? null) as unknown as Findings | null;
}

/** What becomes of a proposal. */
export interface Decision {
  action: "create" | "merge" | "skip";
  name?: string;
  /** Written over the traits of the entity that it is merged with. */
  traits?: Traits;
  entity_id?: string;
}

/** Answers what is to become of each proposal. */
export async function decide(job: string, decisions: Record<string, Decision>): Promise<void> {
  await respondJobs({
    path: { id: job },
    body: { answer: { decisions } as never },
    throwOnError: true,
  });
}

/** Which entity of the library each proposal is like, if it is like one. */
export function alikeQuery(job: string) {
  return queryOptions({
    queryKey: ["photos", "alike", job],
    queryFn: async ({ signal }) =>
      (await alikePhotos({ path: { job_id: job }, signal, throwOnError: true })).data.alikes,
  });
}

/** Lets every tool look at each of these pictures: a job for each. */
export async function bringPhotos(files: File[]): Promise<PhotosAccepted> {
  return (await sendPhotos({ body: { file: files }, throwOnError: true })).data;
}
