import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Entity, entityQuery } from "../api/entities";
import { type Kind, kindsQuery } from "../api/kinds";
import type { TraitValue } from "../api/schema";
import { alikeQuery, type Decision, decide, type Findings, type Proposal } from "../api/tools";
import { listsChanged } from "../library/freshness";
import { sayFailed } from "../ui/toast";

/** A proposal with what the library has that is like it, and what is to become of both. */
export interface Reviewed {
  proposal: Proposal;
  kind: Kind;
  /** The entity of the library that is like it. */
  like: { entity: Entity; alike: number } | null;
  action: Decision["action"];
  name: string;
  /** The traits that come from the photo where it is merged; the rest stays as it is. */
  taken: Set<string>;
}

interface Choice {
  action?: Decision["action"];
  name?: string;
  taken?: Set<string>;
}

/** What is to become of each proposal of a photo: merged with what is like it, else made. */
export function useReview(jobId: string, { proposals }: Findings) {
  const queries = useQueryClient();
  const kinds = useQuery(kindsQuery).data ?? [];
  const alikes = useQuery(alikeQuery(jobId));
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [sending, setSending] = useState(false);
  const kindOf = (proposal: Proposal) =>
    kinds.find((kind) => kind.entity_type === proposal.entity_type);
  const wanted = (alikes.data ?? []).flatMap((like) => {
    const proposal = proposals.find((each) => each.key === like.key);
    const kind = proposal && kindOf(proposal);
    return kind ? [{ ...like, kind }] : [];
  });
  const read = useQueries({
    queries: wanted.map(({ kind, entity_id }) => entityQuery(kind.slug, entity_id)),
  });

  const reviewed = proposals.flatMap((proposal): Reviewed[] => {
    const kind = kindOf(proposal);
    if (!kind) return [];
    const at = wanted.findIndex((each) => each.key === proposal.key);
    const entity = read[at]?.data?.entity;
    const like = entity ? { entity, alike: wanted[at]?.alike ?? 0 } : null;
    const choice = choices[proposal.key] ?? {};
    return [
      {
        proposal,
        kind,
        like,
        action: choice.action ?? (like ? "merge" : "create"),
        name: choice.name ?? proposal.name,
        taken: choice.taken ?? lacking(proposal, entity),
      },
    ];
  });

  const choose = (key: string, choice: Choice) =>
    setChoices((before) => ({ ...before, [key]: { ...before[key], ...choice } }));
  const toggle = (each: Reviewed, trait: string) => {
    const taken = new Set(each.taken);
    if (!taken.delete(trait)) taken.add(trait);
    choose(each.proposal.key, { taken });
  };
  const skipAll = () =>
    setChoices(Object.fromEntries(proposals.map(({ key }) => [key, { action: "skip" }])));

  const send = async () => {
    setSending(true);
    try {
      await decide(jobId, Object.fromEntries(reviewed.map((it) => [it.proposal.key, decided(it)])));
      for (const { kind } of reviewed) void listsChanged(queries, kind.slug);
    } catch (error) {
      sayFailed(error);
      setSending(false);
    }
  };
  return { reviewed, ready: !alikes.isPending, choose, toggle, skipAll, send, sending };
}

/** The traits that the entity has nothing for. */
function lacking(proposal: Proposal, entity: Entity | undefined): Set<string> {
  const empty = (value: TraitValue | undefined) =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return new Set(Object.keys(proposal.traits).filter((trait) => empty(entity?.traits[trait])));
}

function decided({ proposal, action, name, like, taken }: Reviewed): Decision {
  if (action !== "merge" || !like) return { action, name: name.trim() || proposal.name };
  const traits = Object.fromEntries(
    Object.entries(proposal.traits).filter(([trait]) => taken.has(trait)),
  );
  return { action, entity_id: like.entity.id, traits };
}
