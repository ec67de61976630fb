import { queryOptions } from "@tanstack/react-query";
import { changeTag, deleteTag, listTags } from "./generated/sdk.gen";
import type { Color, TagPatch, TagView } from "./generated/types.gen";

export type { Color };
export type Tag = TagView;

/** The tags that entities bear, by name; with `entityType`, those of that type. */
export function tagsQuery(entityType?: string) {
  return queryOptions({
    queryKey: ["tags", entityType ?? null],
    queryFn: async ({ signal }) => {
      const query = entityType ? { entity_type: entityType } : {};
      return (await listTags({ query, signal, throwOnError: true })).data.tags;
    },
    staleTime: 15_000,
  });
}

/** Renames a tag, merges it with the one that has the name, colors it. */
export async function patchTag(name: string, patch: TagPatch): Promise<Tag> {
  return (await changeTag({ query: { name }, body: patch, throwOnError: true })).data;
}

/** Takes a tag off all that bear it. */
export async function endTag(name: string): Promise<void> {
  await deleteTag({ query: { name }, throwOnError: true });
}
