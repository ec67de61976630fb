/** The tabs of an entity's page, in their order; the first is not said in the address. */
export const TABS = ["details", "gallery", "history", "preview", "test"] as const;
export type Tab = (typeof TABS)[number];

/** Reads an address that anybody may have typed. */
export function parseDetailSearch({ tab }: Record<string, unknown>): { tab?: Tab | undefined } {
  const found = TABS.find((each) => each === tab);
  return found && found !== "details" ? { tab: found } : {};
}
