import { queryOptions } from "@tanstack/react-query";
import { readUsage } from "./generated/sdk.gen";
import type { PicturesUsage, Share } from "./generated/types.gen";

export type { PicturesUsage, Share };

/** How much room everything takes; asked again while pictures are being counted still. */
export const usageQuery = queryOptions({
  queryKey: ["usage"],
  queryFn: async ({ signal }) => (await readUsage({ signal, throwOnError: true })).data,
  refetchInterval: ({ state }) => (state.data && !state.data.measured_at ? 2000 : false),
});
