import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Draft } from "../api/entities";
import type { Kind } from "../api/kinds";
import { tagsQuery } from "../api/tags";
import { ChipsInput } from "../ui/ChipsInput";
import { GrowingText } from "../ui/GrowingText";
import type { useDraft } from "./form/draft";
import { nounOf } from "./kinds";

interface Props {
  kind: Kind;
  draft: Draft;
  changed: ReadonlySet<string>;
  set: ReturnType<typeof useDraft>["set"];
  /** Why the name was not taken. */
  refused: string | null;
}

/** What it is called, a sentence about it, and its tags: text that becomes a field where one types. */
export function Title({ kind, draft, changed, set, refused }: Props) {
  const name = useRef<HTMLInputElement>(null);
  const known = useQuery(tagsQuery()).data ?? [];
  useEffect(() => {
    if (name.current && !name.current.value) name.current.focus();
  }, []);
  const field = (place: string, more: string) =>
    changed.has(place) ? `fld changed ${more}` : `fld ${more}`;
  return (
    <>
      <h1 className="vh">{draft.name || `New ${nounOf(kind)}`}</h1>
      <div className={field("name", "title")}>
        <input
          className="bare d32"
          aria-label="Name"
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? "name-refusal" : undefined}
          placeholder="Name"
          maxLength={200}
          required
          ref={name}
          value={draft.name}
          onChange={(event) => set("name", event.target.value)}
        />
        {refused && (
          <p className="refusal t12" id="name-refusal">
            {refused}
          </p>
        )}
      </div>
      <div className={field("description", "about")}>
        <GrowingText
          className="bare mut2"
          aria-label="Description"
          placeholder="A sentence about it"
          maxLength={5000}
          value={draft.description}
          onChange={(event) => set("description", event.target.value)}
        />
      </div>
      <div className={field("tags", "tagline")}>
        <ChipsInput
          id="tags"
          label="Tags"
          placeholder="Add tags"
          known={known}
          value={draft.tags}
          onChange={(tags) => set("tags", tags)}
        />
      </div>
    </>
  );
}
