import { Link } from "@tanstack/react-router";
import { ArrowLeft, Redo2, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { EditableText } from "../../ui/EditableText";
import { useComposer } from "../Composer";
import "../../ui/editable.css";
import "./head.css";

interface Props {
  /** What is known of its being saved, and what goes with it. */
  saving: ReactNode;
  children: ReactNode;
}

/** The name of the composition, the way back and forth, and how pictures are made. */
export function ComposerHead({ saving, children }: Props) {
  const { desk, look, act, undo, redo } = useComposer();
  const { past, future } = desk.history;
  return (
    <header className="head cmphead">
      <Link to="/" className="btn icon onphone round" aria-label="Back to the library">
        <ArrowLeft className="i s20" aria-hidden />
      </Link>
      <h1 className="d18">
        <EditableText
          value={look.name || "Untitled"}
          label="Name"
          maxLength={200}
          onSave={(name) => act({ type: "rename", name })}
        />
      </h1>
      {saving}
      <span className="row undo">
        <button
          type="button"
          className="btn icon sm"
          aria-label="Undo"
          title="Undo"
          disabled={past.length === 0}
          onClick={undo}
        >
          <Undo2 className="i" aria-hidden />
        </button>
        <button
          type="button"
          className="btn icon sm"
          aria-label="Redo"
          title="Redo"
          disabled={future.length === 0}
          onClick={redo}
        >
          <Redo2 className="i" aria-hidden />
        </button>
      </span>
      <span className="grow" />
      {children}
    </header>
  );
}
