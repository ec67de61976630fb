import { useCallback, useMemo, useState } from "react";
import type { Draft, Entity } from "../../api/entities";
import type { Traits, TraitValue } from "../../api/schema";

/** Where a value stands in a draft: `name`, or `traits.fabric`. */
export type Place = "name" | "description" | "category" | "tags" | `traits.${string}`;
type Edits = Partial<Record<Place, TraitValue>>;

/** The draft of a new one, which says no more than `traits`. */
export function emptyDraft(traits: Traits): Draft {
  return { name: "", description: "", category: null, tags: [], traits };
}

export function draftOf(entity: Entity): Draft {
  const { name, description, category, tags, traits } = entity;
  return { name, description, category, tags, traits };
}

/** The value at a place; a place that is not there has none. */
export function valueAt(draft: Draft, place: string): TraitValue | undefined {
  switch (place) {
    case "name":
    case "description":
    case "category":
    case "tags":
      return draft[place];
    default:
      return draft.traits[traitAt(place)];
  }
}

/** A draft over `base`: what was edited, and which places differ by it. */
export function useDraft(base: Draft, first: Edits = {}) {
  const [edits, setEdits] = useState<Edits>(first);
  const changed = useMemo(() => {
    const differing = Object.entries(edits).filter(
      ([place, value]) => !same(valueAt(base, place), value),
    );
    return new Set(differing.map(([place]) => place));
  }, [base, edits]);
  const draft = useMemo(() => {
    const put = (draft: Draft, [place, value]: [string, TraitValue | undefined]) =>
      value === undefined ? draft : withValue(draft, place, value);
    return Object.entries(edits).reduce(put, base);
  }, [base, edits]);
  const set = useCallback(
    (place: Place, value: TraitValue) => setEdits((before) => ({ ...before, [place]: value })),
    [],
  );
  const discard = useCallback(() => setEdits({}), []);
  return { draft, changed, set, discard };
}

/** The draft with another value at a place. */
export function withValue(draft: Draft, place: string, value: TraitValue): Draft {
  const text = typeof value === "string" ? value : "";
  switch (place) {
    case "name":
    case "description":
      return { ...draft, [place]: text };
    case "category":
      return { ...draft, category: text || null };
    case "tags":
      return { ...draft, tags: Array.isArray(value) ? value.map(String) : [] };
    default:
      return { ...draft, traits: { ...draft.traits, [traitAt(place)]: value } };
  }
}

function traitAt(place: string): string {
  return place.slice("traits.".length);
}

/** Equal as somebody reads them: nothing, an empty text and an empty list are the same. */
function same(a: TraitValue | undefined, b: TraitValue | undefined): boolean {
  return JSON.stringify(blank(a)) === JSON.stringify(blank(b));
}

function blank(value: TraitValue | undefined): TraitValue {
  const empty = value === undefined || value === "" || (Array.isArray(value) && !value.length);
  return empty ? null : value;
}
