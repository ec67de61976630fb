import { useNavigate, useParams } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import type { Kind } from "../../api/kinds";
import { isTyping } from "../../ui/typing";

const Palette = lazy(() => import("./Palette"));
const ShortcutSheet = lazy(() => import("./ShortcutSheet"));

type Open = "palette" | "keys" | null;

/** The palette (⌘K or Ctrl+K) and the sheet of shortcuts (?): how to open them, and them. */
export function usePalette(kinds: Kind[]): { find: () => void; palette: ReactNode } {
  const [open, setOpen] = useState<Open>(null);
  const navigate = useNavigate();
  const { slug, id } = useParams({ strict: false });
  const makes = !id && kinds.some((kind) => kind.slug === slug && kind.creation === "form");

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const mod = event.metaKey || event.ctrlKey;
      if (event.altKey || hasDialog()) return;
      if (mod && event.key.toLowerCase() === "k") setOpen("palette");
      else if (mod || isTyping(event.target)) return;
      else if (event.key === "?") setOpen("keys");
      else if (event.key === "n" && slug && makes)
        void navigate({ to: "/entities/$slug/new", params: { slug } });
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate, slug, makes]);

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

/** Something is open already that wants an answer first. */
function hasDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
