import { type Answer, Connection } from "./connection";
import type { StreamMessage } from "./message";

/** A connection for `userId` over the browser's own EventSource and fetch; page or worker alike. */
export function browserConnection(
  userId: string,
  tell: (message: StreamMessage) => void,
): Connection {
  return new Connection({
    open: (url) => new EventSource(url),
    ask: () => whoAnswers(userId),
    tell,
  });
}

async function whoAnswers(userId: string): Promise<Answer> {
  try {
    const response = await fetch("/api/auth/me", { cache: "no-store" });
    if (response.status === 401) return "signed-out";
    if (!response.ok) return "away";
    const me: { id: string } = await response.json();
    return me.id === userId ? "same" : "signed-out";
  } catch {
    return "away";
  }
}
