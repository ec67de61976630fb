import { useEffect, useRef, useState } from "react";
import { generate, type Order, type Recipe } from "../../api/generating";
import type { Job } from "../../api/jobs";
import { isFinished } from "../../api/stream/message";
import { useKnownJobs, useTrack } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";
import { useComposer } from "../Composer";
import { shotFrom } from "../state/shots";

interface Ordered {
  job: string;
  recipe: Recipe;
}

/** Manual mode: asks for pictures to keep, and puts each on the desk when it is there. */
export function useOrders() {
  const { addShot } = useComposer();
  const track = useTrack();
  const jobs = useKnownJobs();
  const [orders, setOrders] = useState<Ordered[]>([]);
  const [asking, setAsking] = useState(false);
  const taken = useRef(new Set<string>());

  useEffect(() => {
    for (const { job: id, recipe } of orders) {
      const job = jobs.find((each) => each.id === id);
      if (!job) continue;
      const makers = [job, ...jobs.filter((each) => each.parent_id === id)];
      for (const maker of makers) {
        if (maker.status !== "completed" || taken.current.has(maker.id)) continue;
        taken.current.add(maker.id);
        const shot = shotFrom(maker, { ...recipe, seed: seedOf(maker) ?? recipe.seed }, null);
        if (shot) addShot(shot);
      }
      if (isFinished(job)) {
        setOrders((all) => all.filter((each) => each.job !== id));
        if (job.status === "failed") sayFailed(new Error(job.error?.message));
      }
    }
  }, [orders, jobs, addShot]);

  const order = async (recipe: Recipe, how: Order) => {
    setAsking(true);
    try {
      const { job_id } = await generate(recipe, how);
      setOrders((all) => [...all, { job: job_id, recipe }]);
      await track(job_id);
    } catch (error) {
      sayFailed(error);
    } finally {
      setAsking(false);
    }
  };
  const newest = orders.at(-1);
  return {
    order: (recipe: Recipe, how: Order) => void order(recipe, how),
    /** Pictures are asked for or under way. */
    busy: asking || orders.length > 0,
    /** The newest job, as it stands. */
    job: jobs.find((each) => each.id === newest?.job) ?? null,
  };
}

/** The seed that a job was given: each variation has its own. */
function seedOf(job: Job): number | null {
  const recipe = job.input.recipe;
  if (typeof recipe !== "object" || recipe === null || !("seed" in recipe)) return null;
  return typeof recipe.seed === "number" ? recipe.seed : null;
}
