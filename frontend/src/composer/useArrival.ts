import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { entityQuery } from "../api/entities";
import { type Found, recipeIn, recipeOf } from "../api/generating";
import { sayDone, sayFailed } from "../ui/toast";
import { useComposer } from "./Composer";
import type { ComposerSearch } from "./search";

/** Takes up what the address asks for, once, and what recipe a dropped picture holds. */
export function useArrival({ image, add }: ComposerSearch) {
  const composer = useComposer();
  const newest = useRef(composer);
  newest.current = composer;
  const queries = useQueryClient();
  const navigate = useNavigate();

  const openFound = useCallback(({ recipe, notes }: Found, name: string) => {
    const { act, setSaved } = newest.current;
    act({ type: "open", look: { name, recipe, pinned: [] } });
    setSaved(null);
    sayDone(notes.length > 0 ? notes.join(" ") : "The recipe is on the stack");
  }, []);

  const taken = useRef("");
  useEffect(() => {
    const asked = image ? `image ${image}` : add ? `add ${add}` : "";
    if (!asked || taken.current === asked) return;
    taken.current = asked;
    const take = async () => {
      if (image) openFound(await recipeOf(image), "");
      const [type = "", id = ""] = add?.split(":") ?? [];
      const kind = newest.current.kindOf(type);
      if (kind) newest.current.put((await queries.fetchQuery(entityQuery(kind.slug, id))).entity);
      await navigate({ to: "/composer", replace: true });
      taken.current = "";
    };
    void take().catch(sayFailed);
  }, [image, add, openFound, queries, navigate]);

  return useCallback(
    ({ files }: DataTransfer) => {
      const [file] = files;
      if (file)
        void recipeIn(file)
          .then((found) => openFound(found, ""))
          .catch(sayFailed);
    },
    [openFound],
  );
}
