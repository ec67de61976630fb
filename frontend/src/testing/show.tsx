import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import type { StreamMessage } from "../api/stream/message";
import { makeQueries } from "../app/queries";
import { makeRouter } from "../app/router";
import { LiveJobs } from "../jobs/LiveJobs";

/** The whole studio at an address, and somebody to use it. */
export function showApp(path: string) {
  const queries = impatient();
  const router = makeRouter(queries, createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), router, queries };
}

/** A part alone, with a stream that a test speaks through. */
export function showPart(part: ReactNode, queries = impatient()) {
  const stream: FakeStream = { tell: () => undefined };
  const whole = (inner: ReactNode) => (
    <QueryClientProvider client={queries}>
      <LiveJobs
        userId="u1"
        onEnded={() => undefined}
        open={(_, tell) => {
          stream.tell = tell;
          return { retry: () => undefined, end: () => undefined, leave: () => undefined };
        }}
      >
        {inner}
      </LiveJobs>
    </QueryClientProvider>
  );
  const { rerender } = render(whole(part));
  return {
    user: userEvent.setup(),
    stream,
    queries,
    change: (next: ReactNode) => rerender(whole(next)),
  };
}

interface FakeStream {
  tell: (message: StreamMessage) => void;
}

function impatient(): QueryClient {
  const queries = makeQueries();
  queries.setDefaultOptions({ queries: { networkMode: "always", retry: false } });
  return queries;
}
