import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Kind } from "../../api/kinds";
import { hasDialog, isTyping, usePageKeys } from "../../ui/pageKeys";

const Palette = lazy(() => import("./Palette"));
const ShortcutSheet = lazy(() => import("./ShortcutSheet"));

type Open = "palette" | "keys" | null;

/** The palette (⌘K or Ctrl+K) and the sheet of shortcuts (?): how to open them, and them. */
export function usePalette(kinds: Kind[]): { find: () => void; palette: ReactNode } {
  const [open, setOpen] = useState<Open>(null);
  const navigate = useNavigate();
  const { slug, id } = useParams({ strict: false });
  const makes = !id && kinds.some((kind) => kind.slug === slug && kind.creation === "form");

  usePageKeys((event) => {
    const mod = event.metaKey || event.ctrlKey;
    if (event.altKey || hasDialog()) return;
    if (mod && event.key.toLowerCase() === "k") setOpen("palette");
    else if (mod || isTyping(event.target)) return;
    else if (event.key === "?") setOpen("keys");
    else if (event.key === "n" && slug && makes)
      void navigate({ to: "/entities/$slug/new", params: { slug } });
    else return;
    event.preventDefault();
  });

  const close = () => setOpen(null);
  return {
    find: () => setOpen("palette"),
    palette: (
      <Suspense>
        {open === "palette" && <Palette onClose={close} onKeys={() => setOpen("keys")} />}
        {open === "keys" && <ShortcutSheet onClose={close} />}
      </Suspense>
    ),
  };
}
