import { useQueryClient } from "@tanstack/react-query";
import { sayDone, sayFailed } from "../../ui/toast";

/** Does something to the studio's models, says how it went, and reads them anew. */
export function useChange() {
  const queries = useQueryClient();
  return async (work: Promise<unknown>, said: string): Promise<boolean> => {
    let done = true;
    try {
      await work;
      sayDone(said);
    } catch (error) {
      done = false;
      sayFailed(error);
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["models"] }),
      queries.invalidateQueries({ queryKey: ["spending"] }),
    ]);
    return done;
  };
}
