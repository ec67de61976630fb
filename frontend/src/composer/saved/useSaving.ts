import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Composition, compositionsQuery, saveComposition } from "../../api/compositions";
import { ApiError } from "../../api/transport";
import { sayDone, sayFailed } from "../../ui/toast";
import { useComposer } from "../Composer";
import type { Look } from "../state/look";
import { shotOf } from "../state/shots";

/** What of a look a composition keeps, to be compared. */
function keptOf({ name, recipe }: Look): string {
  return JSON.stringify([name, recipe]);
}

/** Saves the look as a composition, and opens those that are saved. */
export function useSaving() {
  const composer = useComposer();
  const { desk, look } = composer;
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);

  const write = async () => {
    const { recipe } = look;
    const name = look.name || "Untitled";
    const image_id = shotOf(desk.shots, recipe)?.imageId ?? null;
    const draft = { name, recipe, image_id };
    setBusy(true);
    try {
      const made = await saveComposition(desk.saved?.id ?? null, draft).catch((error) => {
        const gone = error instanceof ApiError && error.status === 404;
        if (!gone) throw error;
        return saveComposition(null, draft);
      });
      composer.setSaved({ id: made.id, look: keptOf(look) });
      sayDone(`Saved ${name}`);
      await queries.invalidateQueries(compositionsQuery);
    } catch (error) {
      sayFailed(error);
    } finally {
      setBusy(false);
    }
  };

  const open = ({ id, name, recipe }: Composition) => {
    const opened: Look = { name, recipe, pinned: [] };
    composer.act({ type: "open", look: opened });
    composer.setSaved({ id, look: keptOf(opened) });
  };
  return {
    save: () => void write(),
    open,
    busy,
    saved: desk.saved !== null && desk.saved.look === keptOf(look),
  };
}
