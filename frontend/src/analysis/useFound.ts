import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { createEntity, type Draft, type Entity, entityQuery } from "../api/entities";
import { type Kind, kindsQuery } from "../api/kinds";
import type { TraitValue } from "../api/schema";
import type { Findings, Proposal } from "../api/tools";
import { ApiError } from "../api/transport";
import { type Place, withValue } from "../library/form/draft";
import { listsChanged } from "../library/freshness";
import { sayFailed } from "../ui/toast";

/** A proposal with what was made of it. */
export interface Found {
  proposal: Proposal;
  kind: Kind;
  draft: Draft;
  /** The entity that it is now. */
  saved: Entity | null;
  refused: ApiError | null;
}

/** What was found, to be edited and saved: whatever is made of parts saves these before. */
export function useFound({ proposals, image_id }: Findings) {
  const queries = useQueryClient();
  const kinds = useQuery(kindsQuery).data;
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(proposals.map((each) => [each.key, draftOf(each, image_id)])),
  );
  const [saved, setSaved] = useState<Record<string, Entity>>({});
  const [refused, setRefused] = useState<Record<string, ApiError>>({});
  const made = useRef<Record<string, Entity>>({});

  const found = proposals.flatMap((proposal): Found[] => {
    const kind = kinds?.find((each) => each.entity_type === proposal.entity_type);
    const draft = drafts[proposal.key];
    if (!kind || !draft) return [];
    const { key } = proposal;
    return [{ proposal, kind, draft, saved: saved[key] ?? null, refused: refused[key] ?? null }];
  });

  const set = (key: string, place: Place, value: TraitValue) =>
    setDrafts((before) => {
      const draft = before[key];
      return draft ? { ...before, [key]: withValue(draft, place, value) } : before;
    });

  /** The entity of a proposal; null where it, or a part of it, was refused. */
  const make = async (key: string): Promise<Entity | null> => {
    const there = made.current[key];
    const each = found.find(({ proposal }) => proposal.key === key);
    if (there || !each) return there ?? null;
    const uses: Record<string, string[]> = {};
    for (const [relation, keys] of Object.entries(each.proposal.uses)) {
      uses[relation] = [];
      for (const part of keys) {
        const entity = await make(part);
        if (!entity) return null;
        uses[relation].push(entity.id);
      }
    }
    const { slug } = each.kind;
    const draft = { ...each.draft, traits: { ...each.draft.traits, ...uses } };
    try {
      const read = await createEntity(slug, draft);
      made.current[key] = read.entity;
      queries.setQueryData(entityQuery(slug, read.entity.id).queryKey, read);
      setSaved((before) => ({ ...before, [key]: read.entity }));
      void listsChanged(queries, slug);
      return read.entity;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefused((before) => ({ ...before, [key]: error }));
      if (!error.field) sayFailed(error);
      return null;
    }
  };

  const [saving, setSaving] = useState(false);
  const save = async (key: string): Promise<Entity | null> => {
    setSaving(true);
    setRefused({});
    return make(key).finally(() => setSaving(false));
  };
  return { found, set, save, saving };
}

function draftOf({ name, category, traits }: Proposal, image: string): Draft {
  return { name, description: "", category, tags: [], traits, source_image: image };
}
