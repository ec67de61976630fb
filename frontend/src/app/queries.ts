import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "../api/transport";

/** Keeps what was read; asks again only where an answer may still come. */
export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 10_000,
        retry: (failures, error) => error instanceof ApiError && error.unreachable && failures < 3,
      },
      mutations: { networkMode: "always" },
    },
  });
}
