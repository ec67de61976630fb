import { queryOptions } from "@tanstack/react-query";
import { client } from "./generated/client.gen";

/** A model that can be asked for something. */
export interface Model {
  id: string;
  label: string;
  abilities: string[];
  /** US dollars a call; 0 is free, null is not known. */
  price_usd: number | null;
  /** It could be called now: its key or server is there. */
  ready: boolean;
}

export interface Models {
  models: Model[];
  /** The model that previews are set to. */
  preview: string;
}

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: async ({ signal }) => {
    const { data } = await client.get<{ 200: Models }, unknown, true>({
      url: "/api/models",
      signal,
    });
    return data;
  },
  staleTime: 60_000,
});
