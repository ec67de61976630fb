import { useEffect, useRef, useState } from "react";
import { generate, type Recipe } from "../../api/generating";
import { isFinished } from "../../api/stream/message";
import { useKnownJobs, useLive, useTrack } from "../../jobs/LiveJobs";
import { useComposer } from "../Composer";
import { seenOf, shotFrom, shotOf } from "../state/shots";

/** A draft that is on its way. */
interface Draft {
  job: string;
  recipe: Recipe;
  /** When the change was made that it shows, in milliseconds. */
  since: number;
}

const PAUSE = 40;

/**
 * Live mode: draws each change with `model`, which must cost nothing. While one request is out the
 * next ones wait, and only the newest of them is sent; it takes the place of a draft still drawn.
 */
export function useDrafts(model: string | null) {
  const { desk, look, addShot } = useComposer();
  const track = useTrack();
  const jobs = useKnownJobs();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [failure, setFailure] = useState<{ seen: string; words: string } | null>(null);
  const [asking, setAsking] = useState(false);
  const since = useRef<[seen: string, at: number]>(["", 0]);

  const { away } = useLive();
  useEffect(() => {
    // What was told while nobody listened is lost: ask again.
    if (away) return;
    setDraft(null);
    setFailure(null);
  }, [away]);

  const { recipe } = look;
  const seen = seenOf(recipe);
  if (since.current[0] !== seen) since.current = [seen, performance.now()];
  const shown = recipe.layers.some((layer) => layer.enabled) || Boolean(recipe.prompt);
  const known = shotOf(desk.shots, recipe) !== undefined;
  const underWay = draft !== null && seenOf(draft.recipe) === seen;
  const failed = failure?.seen === seen;
  const wanted = desk.live && model !== null && shown && !known && !underWay && !failed;
  const superseded = draft?.job;

  useEffect(() => {
    if (!wanted || asking) return;
    const send = async () => {
      setAsking(true);
      try {
        const order = { count: 1, draft: true, supersedes: superseded };
        const { job_id } = await generate({ ...recipe, model }, order);
        setDraft({ job: job_id, recipe, since: since.current[1] });
        await track(job_id);
      } catch (error) {
        const words = error instanceof Error ? error.message : "It could not be drawn.";
        setFailure({ seen: seenOf(recipe), words });
      } finally {
        setAsking(false);
      }
    };
    const timer = setTimeout(() => void send(), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted, asking, superseded, recipe, model, track]);

  const job = jobs.find((each) => each.id === draft?.job) ?? null;
  useEffect(() => {
    if (!draft || !job || !isFinished(job)) return;
    setDraft(null);
    const seconds = (performance.now() - draft.since) / 1000;
    const shot = shotFrom(job, draft.recipe, seconds);
    if (shot) addShot(shot);
    else if (job.status === "failed") {
      const words = job.error?.message ?? "It could not be drawn.";
      setFailure({ seen: seenOf(draft.recipe), words });
    }
  }, [draft, job, addShot]);

  return {
    /** The job that draws the look as it is now. */
    job: underWay ? job : null,
    /** Why it could not be drawn, if so. */
    failure: failed ? failure.words : null,
    drawing: wanted || underWay,
    again: () => setFailure(null),
  };
}
