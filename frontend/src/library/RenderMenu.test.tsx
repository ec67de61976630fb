import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob } from "../testing/things";

interface Estimate {
  count: number;
  cost_usd: number | null;
  seconds: number | null;
}

function estimates(by: Record<string, Estimate>) {
  return http.get("*/api/entity-previews/estimate", ({ request }) => {
    const params = new URL(request.url).searchParams;
    expect(params.get("entity_type")).toBe("teapot");
    const which = params.get("which") ?? "";
    return HttpResponse.json({ up_to_date: 1, models: {}, ...by[which] });
  });
}

it("says what drawing many takes before it begins", async () => {
  const asked: unknown[] = [];
  server.use(
    estimates({
      stale: { count: 1200, cost_usd: 46.8, seconds: 4000 },
      missing: { count: 0, cost_usd: 0, seconds: 0 },
      all: { count: 1201, cost_usd: null, seconds: null },
    }),
    http.get("*/api/jobs/j1", () => HttpResponse.json(aJob())),
    http.post("*/api/entity-previews/render", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ job_id: "j1", status: "queued" }, { status: 202 });
    }),
  );
  const { user } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "Draw previews" }));
  expect(await screen.findByText("$46.80, about 1 h")).toBeInTheDocument();
  expect(screen.getByRole("menuitem", { name: "None missing" })).toHaveAttribute("data-disabled");
  expect(screen.getByText("price unknown")).toBeInTheDocument();
  await user.click(screen.getByText("1,200 stale"));
  await waitFor(() => expect(asked).toEqual([{ entity_type: "teapot", which: "stale" }]));
});

it("says so where nothing was due any more", async () => {
  const some = { count: 2, cost_usd: 0, seconds: 12 };
  server.use(
    estimates({ stale: some, missing: some, all: some }),
    http.post("*/api/entity-previews/render", () => HttpResponse.json({ status: "up_to_date" })),
  );
  const { user } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "Draw previews" }));
  await user.click(await screen.findByText("2 stale"));
  expect(await screen.findByText("Every preview is up to date")).toBeInTheDocument();
});
