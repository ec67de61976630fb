import { FolderOpen } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useComposer } from "../Composer";
import type { useSaving } from "./useSaving";

const Compositions = lazy(() => import("./Compositions"));

/** Whether the composition is saved, the button that does it, and the way to the others. */
export function Saved({ saving }: { saving: ReturnType<typeof useSaving> }) {
  const { look } = useComposer();
  const [open, setOpen] = useState(false);
  const empty = look.recipe.layers.length === 0;
  return (
    <>
      {saving.saved ? (
        <span className="t12 mut savedword">Saved</span>
      ) : (
        <button
          type="button"
          className="btn xs line"
          disabled={empty || saving.busy}
          onClick={saving.save}
        >
          Save
        </button>
      )}
      <button
        type="button"
        className="btn icon sm"
        aria-label="Compositions"
        title="Compositions"
        onClick={() => setOpen(true)}
      >
        <FolderOpen className="i" aria-hidden />
      </button>
      {open && (
        <Suspense>
          <Compositions onOpen={saving.open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
