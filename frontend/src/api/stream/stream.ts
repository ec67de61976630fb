import { browserConnection } from "./browser";
import type { StreamMessage, StreamRequest } from "./message";
import workerUrl from "./worker?sharedworker&url";

/** The events of one user, as one tab hears them. */
export interface EventStream {
  /** Tries again at once, if the connection is lost. */
  retry(): void;
  /** Ends it for every tab: the session is over. */
  end(): void;
  /** Leaves; the other tabs go on hearing. */
  leave(): void;
}

export type OpenStream = (userId: string, tell: (message: StreamMessage) => void) => EventStream;

/** Opens the browser's one stream in a SharedWorker, else one for each visible tab. */
export const openStream: OpenStream = (userId, tell) => {
  if (typeof SharedWorker === "undefined") return streamWhileVisible(userId, tell);
  let stream = sharedStream(userId, tell, () => {
    stream = streamWhileVisible(userId, tell);
  });
  return {
    retry: () => stream.retry(),
    end: () => stream.end(),
    leave: () => stream.leave(),
  };
};

function sharedStream(
  userId: string,
  tell: (message: StreamMessage) => void,
  failed: () => void,
): EventStream {
  const name = `maquette-events:${userId}:${__BUILD_ID__}`;
  const worker = new SharedWorker(workerUrl, { name, type: "module" });
  const ask = (request: StreamRequest) => worker.port.postMessage(request);
  worker.port.onmessage = ({ data }: MessageEvent<StreamMessage>) => tell(data);
  worker.onerror = () => {
    worker.port.close();
    failed();
  };
  return { retry: () => ask("retry"), end: () => ask("end"), leave: () => worker.port.close() };
}

function streamWhileVisible(userId: string, tell: (message: StreamMessage) => void): EventStream {
  const connection = browserConnection(userId, tell);
  const follow = () => (document.hidden ? connection.pause() : connection.start());
  const leave = () => {
    document.removeEventListener("visibilitychange", follow);
    connection.pause();
  };
  document.addEventListener("visibilitychange", follow);
  follow();
  return {
    retry: () => connection.retry(),
    leave,
    end: () => {
      leave();
      connection.end();
    },
  };
}
