import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { fetchJob, type Job } from "../api/jobs";
import type { EventStream, OpenStream } from "../api/stream/stream";
import { JobStore } from "./JobStore";

interface Live {
  store: JobStore;
  /** The connection to the server is lost. */
  away: boolean;
  retry: () => void;
  /** Ends the stream in every tab. */
  end: () => void;
}

const LiveContext = createContext<Live | null>(null);

interface Props {
  /** Whose jobs; null while nobody is signed in. */
  userId: string | null;
  open: OpenStream;
  /** The session is over. */
  onEnded: () => void;
  children: ReactNode;
}

/** Keeps the page up with the user's jobs; what it shows is read again when events may be missing. */
export function LiveJobs({ userId, open, onEnded, children }: Props) {
  const queries = useQueryClient();
  const [store] = useState(() => new JobStore());
  const [away, setAway] = useState(false);
  const stream = useRef<EventStream | null>(null);
  const ended = useRef(onEnded);
  ended.current = onEnded;

  useEffect(() => {
    if (userId === null) return;
    let wasAway = false;
    const opened = open(userId, (message) => {
      store.hear(message);
      if (message.kind === "ended") ended.current();
      if (message.kind === "away" || message.kind === "live") {
        if (message.kind === "live" && wasAway) void queries.invalidateQueries();
        wasAway = message.kind === "away";
        setAway(wasAway);
      }
      if (message.kind === "joined") setAway(false);
      if (message.kind === "snapshot") void queries.invalidateQueries();
    });
    stream.current = opened;
    const retry = () => opened.retry();
    window.addEventListener("online", retry);
    document.addEventListener("visibilitychange", retry);
    return () => {
      window.removeEventListener("online", retry);
      document.removeEventListener("visibilitychange", retry);
      opened.leave();
    };
  }, [userId, open, store, queries]);

  const live = useMemo(
    () => ({
      store,
      away,
      retry: () => {
        stream.current?.retry();
        void queries.invalidateQueries();
      },
      end: () => stream.current?.end(),
    }),
    [store, away, queries],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("LiveJobs is not there.");
  return live;
}

/** Every job this page knows of, newest first. */
export function useKnownJobs(): Job[] {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => store.all);
}

/** The latest job on the picture of an entity, whoever started it. */
export function usePictureJob(entityType: string, entityId: string): Job | null {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => store.pictureJob(entityType, entityId));
}

/** Reads a job that was just asked for, so that it shows before its first event. */
export function useTrack(): (jobId: string) => Promise<void> {
  const { store } = useLive();
  return useCallback(async (jobId) => store.take(await fetchJob(jobId)), [store]);
}
