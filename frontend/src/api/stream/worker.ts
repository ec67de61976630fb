/**
 * The one event stream of a browser: a SharedWorker, named by user and build, that every tab of
 * that user listens to. It ends with the session, so that nobody hears of another's jobs.
 */
import type { Job } from "../jobs";
import { browserConnection } from "./browser";
import { isFinished, type StreamMessage, type StreamRequest } from "./message";

const ports = new Set<MessagePort>();
const unfinished = new Map<string, Job>();
let live = false;

const userId = self.name.split(":")[1] ?? "";
const connection = browserConnection(userId, (message) => {
  note(message);
  for (const port of ports) port.postMessage(message);
  if (message.kind === "ended") self.close();
});

addEventListener("connect", (event) => {
  const port = event instanceof MessageEvent ? event.ports[0] : undefined;
  if (!port) return;
  ports.add(port);
  port.onmessage = ({ data }: MessageEvent<StreamRequest>) => {
    if (data === "end") connection.end();
    else connection.retry();
  };
  const joined: StreamMessage = { kind: "joined", jobs: [...unfinished.values()], live };
  port.postMessage(joined);
  connection.start();
});

function note(message: StreamMessage): void {
  if (message.kind === "snapshot") {
    unfinished.clear();
    for (const job of message.jobs) unfinished.set(job.id, job);
  } else if (message.kind === "job") {
    if (isFinished(message.job)) unfinished.delete(message.job.id);
    else unfinished.set(message.job.id, message.job);
  } else if (message.kind === "live" || message.kind === "away") {
    live = message.kind === "live";
  }
}
