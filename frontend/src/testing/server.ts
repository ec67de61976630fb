import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { aKind, anEntity } from "./things";

/** A server with one kind, two entities, and nothing to do; tests lay their own answers over it. */
export const server = setupServer(
  http.get("*/api/auth/me", () =>
    HttpResponse.json({ id: "u1", username: "mina", is_admin: true, has_password: true }),
  ),
  http.get("*/api/kinds", () => HttpResponse.json({ kinds: [aKind()] })),
  http.get("*/api/models", () =>
    HttpResponse.json({
      models: [
        { id: "local/sketch", label: "sketch", abilities: ["image"], price_usd: 0, ready: true },
        { id: "far/paint", label: "paint", abilities: ["image"], price_usd: 0.039, ready: true },
      ],
      preview: "local/sketch",
    }),
  ),
  http.get("*/api/jobs/overview", () =>
    HttpResponse.json({
      queued: 0,
      running: 0,
      awaiting_input: 0,
      completed: 3,
      failed: 1,
      cancelled: 0,
      paused_since: null,
    }),
  ),
  http.get("*/api/jobs", () => HttpResponse.json({ items: [], next_cursor: null })),
  http.get("*/api/tags", () =>
    HttpResponse.json({
      tags: [
        { name: "autumn", color: "orange", count: 2 },
        { name: "fall", color: null, count: 1 },
      ],
    }),
  ),
  http.get("*/api/teapots", () =>
    HttpResponse.json({
      items: [anEntity(), anEntity({ id: "e2", name: "Tall pourer", favorite: true })],
      next_cursor: null,
      total: 2,
    }),
  ),
  http.post("*/api/teapots/used-by", () => HttpResponse.json({ items: [], total: 0, used: 0 })),
  http.get("*/api/teapots/:id/used-by", () => HttpResponse.json({ items: [], total: 0 })),
  http.get("*/api/teapots/:id/config", () => HttpResponse.json({ own: null, default: null })),
  http.get("*/api/teapots/:id", ({ params }) =>
    HttpResponse.json(anEntity({ id: String(params.id) }), { headers: { ETag: '"1-aa"' } }),
  ),
);

/** An answer that refuses, as the server words it. */
export function refusal(status: number, code: string, message: string, field?: string) {
  return HttpResponse.json({ error: { code, message, field } }, { status });
}
