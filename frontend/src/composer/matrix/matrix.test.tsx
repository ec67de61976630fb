import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { MatrixCell, MatrixOrder } from "../../api/matrix";
import { server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { aJob, aKind, anEntity } from "../../testing/things";
import { layerOf } from "../state/look";
import { countOf, tableOf } from "./axes";
import { trimmed } from "./sheet";

const NAMES: Record<string, string> = { e1: "Brown betty", e2: "Tall pourer", c1: "Bee cosy" };
let ordered: MatrixOrder[];
let judged: unknown[];
let again: string[];

function aCell(position: number, more: Partial<MatrixCell> = {}): MatrixCell {
  const picture = `/entity_previews/images/i${position}.png`;
  return {
    position,
    status: "completed",
    job_id: `j${position}`,
    error: null,
    image_id: `i${position}`,
    preview_image_small: picture,
    preview_image_card: picture,
    preview_image_medium: picture,
    preview_image_full: picture,
    verdict: null,
    ...more,
  };
}

beforeEach(() => {
  ordered = [];
  judged = [];
  again = [];
  const pot = aKind({ layer: { stacking: "base", order: 0 } });
  const cosy = aKind({
    entity_type: "cosy",
    slug: "cosies",
    title: "Cosy",
    plural: "Cosies",
    layer: { stacking: "add", order: 60 },
  });
  const named = (id: string, entity_type: string) =>
    anEntity({ id, entity_type, name: NAMES[id] ?? "?" });
  const failed = { code: "worker_died", message: "The worker ran out of memory." };
  server.use(
    http.get("*/api/kinds", () => HttpResponse.json({ kinds: [pot, cosy] })),
    http.get("*/api/teapots/:id", ({ params }) =>
      HttpResponse.json(named(String(params.id), "teapot")),
    ),
    http.get("*/api/cosies", () =>
      HttpResponse.json({ items: [named("c1", "cosy")], next_cursor: null, total: 1 }),
    ),
    http.get("*/api/cosies/:id", () => HttpResponse.json(named("c1", "cosy"))),
    http.post("*/api/matrix/estimate", () =>
      HttpResponse.json({ count: 2, existing: 0, cost_usd: 0.078, refusals: [] }),
    ),
    http.post("*/api/matrix", async ({ request }) => {
      ordered.push((await request.json()) as MatrixOrder);
      return HttpResponse.json({ job_id: "m1", status: "queued" }, { status: 202 });
    }),
    http.get("*/api/jobs/:id", ({ params }) => HttpResponse.json(aJob({ id: String(params.id) }))),
    http.get("*/api/matrix/m1", () =>
      HttpResponse.json({
        id: "m1",
        title: "Batch: 2 images",
        status: "completed",
        recipe: {},
        axes: [[layerOf("teapot", "e1"), layerOf("teapot", "e2")], [layerOf("cosy", "c1")]],
        cells: [aCell(0), aCell(1, { status: "failed", error: failed, preview_image_card: null })],
      }),
    ),
    http.put("*/api/matrix/m1/cells/:position", async ({ request }) => {
      judged.push(await request.json());
      return HttpResponse.json(aCell(0));
    }),
    http.post("*/api/matrix/m1/cells/:position/again", ({ params }) => {
      again.push(String(params.position));
      return HttpResponse.json({ job_id: "j9", status: "queued" }, { status: 202 });
    }),
  );
});

it("counts and lays out each combination, the last axis first", () => {
  const axes = [
    ["a", "b"],
    ["c", "d", "e"],
    ["f", "g"],
  ].map((axis) => axis.map((id) => layerOf("pot", id)));
  expect(countOf(axes)).toBe(12);
  const { rows, columns } = tableOf({ axes });
  expect(rows.map((row) => row.entity_id)).toEqual(["a", "b"]);
  expect(columns.map(({ layers }) => layers.map((each) => each.entity_id).join(""))).toEqual([
    "cf",
    "cg",
    "df",
    "dg",
    "ef",
    "eg",
  ]);
});

it("leaves rows and columns without a picture off its sheet", () => {
  const sheet = { title: "", rows: ["a", "b"], columns: ["c", "d"] };
  expect(trimmed({ ...sheet, pictures: [null, "1", null, null] })).toMatchObject({
    rows: ["a"],
    columns: ["d"],
    pictures: ["1"],
  });
  expect(trimmed({ ...sheet, pictures: ["1", null, null, "2"] })).toMatchObject(sheet);
});

it("is put together from picture cards, and says what it takes before it is drawn", async () => {
  const { user, router } = showApp("/matrix");
  const pick = async (axis: string, kind: string, names: string[]) => {
    const side = await screen.findByRole("region", { name: axis });
    await user.click(within(side).getByRole("button", { name: `Pick ${kind}` }));
    const dialog = await screen.findByRole("dialog");
    for (const name of names) await user.click(await within(dialog).findByRole("button", { name }));
    await user.click(within(dialog).getByRole("button", { name: "Done" }));
  };
  await pick("Rows", "tea pots", ["Brown betty", "Tall pourer"]);
  await pick("Columns", "cosies", ["Bee cosy"]);
  const draw = screen.getByRole("button", { name: /^Draw 2 pictures/ });
  await waitFor(() => expect(draw).toBeEnabled());
  expect(draw).toHaveTextContent("$0.078");
  await user.click(draw);
  await waitFor(() => expect(router.state.location.search).toEqual({ id: "m1" }));
  expect(ordered[0]?.axes.map((axis) => axis.map((each) => each.entity_id))).toEqual([
    ["e1", "e2"],
    ["c1"],
  ]);
});

it("is sorted out by keyboard, and a cell that failed is drawn again", async () => {
  const { user } = showApp("/matrix?id=m1");
  const first = await screen.findByRole("button", { name: "Brown betty, Bee cosy" });
  expect(screen.getByText("1 of 2 drawn")).toBeVisible();
  expect(screen.getByText("The worker ran out of memory.")).toBeVisible();
  first.focus();
  await user.keyboard("k");
  expect(await screen.findByRole("button", { name: "Brown betty, Bee cosy, kept" })).toBeVisible();
  await user.keyboard("k{ArrowDown}");
  expect(screen.getByRole("button", { name: "Tall pourer, Bee cosy, failed" })).toHaveFocus();
  await user.keyboard("r");
  await waitFor(() => expect(again).toEqual(["1"]));
  expect(judged).toEqual([{ verdict: "kept" }, { verdict: null }]);
});
