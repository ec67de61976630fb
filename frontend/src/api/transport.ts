import { client } from "./generated/client.gen";

/** What the server refused, or that it could not be reached (`status` 0). `message` is for the user. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }

  /** There is no such thing: it is gone, or its address was never one. */
  get missing(): boolean {
    return this.status === 404 || this.status === 422;
  }

  /** Nobody answered: nothing is known about the thing asked for. */
  get unreachable(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

/** What a call says of its body where no generated function makes it. */
export const jsonBody = { headers: { "Content-Type": "application/json" } };

type Unauthorized = () => void;
const listeners = new Set<Unauthorized>();

/** Calls `listener` whenever the server says that nobody is signed in; returns how to stop. */
export function onUnauthorized(listener: Unauthorized): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Prepares the generated client: same origin, and every failure is an `ApiError`. */
export function configureTransport(): void {
  client.setConfig({
    baseUrl: window.location.origin,
    credentials: "same-origin",
    throwOnError: true,
    querySerializer: { array: { explode: true, style: "form" } },
  });
  client.interceptors.error.use((failure: unknown, response: Response | undefined, request) => {
    if (request?.signal.aborted) return failure;
    const signingIn = request?.url.includes("/api/auth/") && !request.url.endsWith("/password");
    const status = response?.status ?? 0;
    return signingIn ? describe(status, failure) : failedWith(status, failure);
  });
}

/** The error that an answer means, by its status (0: there was none) and its body. */
export function failedWith(status: number, body: unknown): ApiError {
  if (status === 401) for (const tell of listeners) tell();
  return describe(status, body);
}

function describe(status: number, failure: unknown): ApiError {
  if (!status) return new ApiError(0, "unreachable", "Maquette is not answering.");
  const body = errorBody(failure);
  if (body) return new ApiError(status, body.code, body.message, body.field);
  const away = status >= 502;
  const message = away ? "Maquette is not answering." : "Something went wrong on the server.";
  return new ApiError(status, away ? "unreachable" : "internal", message);
}

function errorBody(failure: unknown) {
  if (!isRecord(failure) || !isRecord(failure.error)) return null;
  const { code, message, field } = failure.error;
  if (typeof code !== "string" || typeof message !== "string") return null;
  return { code, message, field: typeof field === "string" ? field : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
