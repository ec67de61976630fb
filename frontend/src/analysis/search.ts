/** What an address of the tools says: which tool is chosen, and which job's findings are shown. */
export interface ToolsSearch {
  tool?: string;
  job?: string;
  /** The image that is to be looked at. */
  image?: string;
}

export function parseToolsSearch({ tool, job, image }: Record<string, unknown>): ToolsSearch {
  return {
    ...(typeof tool === "string" && { tool }),
    ...(typeof job === "string" && { job }),
    ...(typeof image === "string" && { image }),
  };
}
