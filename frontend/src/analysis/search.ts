/** What an address of the tools says: which tool is chosen, and which job's findings are shown. */
export interface ToolsSearch {
  tool?: string;
  job?: string;
}

export function parseToolsSearch({ tool, job }: Record<string, unknown>): ToolsSearch {
  return {
    ...(typeof tool === "string" && { tool }),
    ...(typeof job === "string" && { job }),
  };
}
