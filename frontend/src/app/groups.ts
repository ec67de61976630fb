import type { Kind } from "../api/kinds";

/** The kinds by their groups, both in the order the server gives them. */
export function groupsOf(kinds: Kind[]): [group: string, kinds: Kind[]][] {
  const groups = new Map<string, Kind[]>();
  for (const kind of kinds) groups.set(kind.group, [...(groups.get(kind.group) ?? []), kind]);
  return [...groups];
}
