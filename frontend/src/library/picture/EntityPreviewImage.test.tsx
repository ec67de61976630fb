import { act, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { Entity } from "../../api/entities";
import type { Job } from "../../api/jobs";
import { refusal, server } from "../../testing/server";
import { showPart } from "../../testing/show";
import { aJob, anEntity, pictured } from "../../testing/things";
import { EntityPreviewImage } from "./EntityPreviewImage";
import { previewOf } from "./preview";

type Props = Partial<Parameters<typeof EntityPreviewImage>[0]>;

function image(entity: Entity, props: Props = {}) {
  return (
    <EntityPreviewImage
      entityType="teapot"
      entityId={entity.id}
      preview={previewOf(entity)}
      alt="the pot"
      {...props}
    />
  );
}

const drawn = anEntity(pictured());
const shown = () => screen.getByRole<HTMLImageElement>("img", { name: "the pot" });
const src = () => shown().getAttribute("src");

function heard(stream: ReturnType<typeof showPart>["stream"], job: Job) {
  act(() => stream.tell({ kind: "job", job }));
}

describe("the picture of an entity", () => {
  it("is medium unless it is told otherwise", () => {
    showPart(image(drawn));
    expect(src()).toBe(drawn.preview_image_medium);
  });

  it.each([
    ["small", drawn.preview_image_small],
    ["card", drawn.preview_image_card],
    ["medium", drawn.preview_image_medium],
    ["large", drawn.preview_image_full],
  ] as const)("loads the file of size %s", (size, url) => {
    showPart(image(drawn, { size }));
    expect(src()).toBe(url);
  });

  it("offers the other files by their real widths", () => {
    showPart(image(drawn, { size: "card", sizes: "180px" }));
    expect(shown().srcset).toBe(
      [
        `${drawn.preview_image_small} 100w`,
        `${drawn.preview_image_card} 320w`,
        `${drawn.preview_image_medium} 600w`,
        `${drawn.preview_image_full} 1024w`,
      ].join(", "),
    );
    expect(shown().sizes).toBe("180px");
  });

  it("keeps its own proportions where it fills a column, and is square elsewhere", () => {
    const { change } = showPart(image(drawn, { size: "large", fullWidthDetail: true }));
    expect(shown().parentElement).toHaveStyle({ aspectRatio: "1024 / 768" });
    change(image(drawn));
    expect(shown().parentElement).toHaveStyle({ aspectRatio: "1" });
  });

  it("is a construction drawing with the kind's glyph while there is none", async () => {
    const { queries } = showPart(image(anEntity()));
    await waitFor(() => expect(queries.getQueryData(["kinds"])).toBeDefined());
    expect(screen.queryByRole("img")).toBeNull();
    expect(document.querySelector(".con")).toBeInTheDocument();
    await waitFor(() => expect(document.querySelector(".lucide-lamp")).toBeInTheDocument());
  });

  it("stands in with a picture sign for a kind that nobody knows", () => {
    server.use(http.get("*/api/kinds", () => HttpResponse.json({ kinds: [] })));
    const { change } = showPart(image(anEntity()));
    expect(screen.getByText("🖼️")).toBeInTheDocument();
    change(image(anEntity(), { standInIcon: "🫖" }));
    expect(screen.getByText("🫖")).toBeInTheDocument();
  });

  it("shows the progress of a job that somebody else started", () => {
    const { stream } = showPart(image(anEntity()));
    heard(stream, aJob());
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
    expect(screen.getByText("Glazing the spout")).toBeInTheDocument();
    heard(stream, aJob({ version: 2, progress: 0.8, progress_message: "Firing" }));
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "80");
  });

  it("draws no ring for progress that nobody knows", () => {
    const { stream } = showPart(image(anEntity()));
    heard(stream, aJob({ status: "queued", progress: 0 }));
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(screen.getByText("Waiting its turn")).toBeInTheDocument();
  });

  it("leaves the jobs of other entities alone", () => {
    const { stream } = showPart(image(anEntity()));
    heard(stream, aJob({ entity_id: "e2" }));
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("swaps to the new picture the moment the job completes", async () => {
    const after = anEntity(pictured("b2"));
    server.use(http.get("*/api/teapots/e1", () => HttpResponse.json(after)));
    const onUpdate = vi.fn();
    const { stream, queries } = showPart(image(drawn, { onUpdate }));
    await waitFor(() => expect(queries.getQueryData(["kinds"])).toBeDefined());
    heard(stream, aJob());
    expect(src()).toBe(drawn.preview_image_medium);
    heard(stream, aJob({ version: 2, status: "completed", progress: 1 }));
    await waitFor(() => expect(src()).toBe(after.preview_image_medium));
    expect(onUpdate).toHaveBeenCalledExactlyOnceWith(after);
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("says why it failed, and tries again", async () => {
    let retried = "";
    server.use(
      http.post("*/api/jobs/:id/retry", ({ params }) => {
        retried = String(params.id);
        return HttpResponse.json({ job_id: "j2", status: "queued" }, { status: 202 });
      }),
      http.get("*/api/jobs/j2", () =>
        HttpResponse.json(
          aJob({ id: "j2", status: "queued", progress: 0, created_at: "2026-11-01T11:00:00Z" }),
        ),
      ),
    );
    const { stream, user } = showPart(image(anEntity()));
    const error = { code: "refused", message: "The key was refused. Check it, then draw again." };
    heard(stream, aJob({ status: "failed", error }));
    expect(screen.getByRole("alert")).toHaveTextContent(error.message);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(retried).toBe("j1");
    await screen.findByText("Waiting its turn");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("has missing sizes cut once, and shows the full picture meanwhile", async () => {
    const asked: unknown[] = [];
    server.use(
      http.post("*/api/entity-previews/optimize", async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ status: "generating", job_id: "j9" }, { status: 202 });
      }),
    );
    const uncut = anEntity({ preview_image_full: "/entity_previews/uncut.png" });
    const { change } = showPart(image(uncut, { size: "card" }));
    expect(src()).toBe("/entity_previews/uncut.png");
    change(image(uncut, { size: "small" }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked).toEqual([{ entity_type: "teapot", entity_id: "e1", size: "card" }]);
  });

  it("keeps its picture when the new one cannot be read", async () => {
    server.use(http.get("*/api/teapots/e1", () => refusal(500, "internal", "Broken.")));
    const { stream, queries } = showPart(image(drawn));
    await waitFor(() => expect(queries.getQueryData(["kinds"])).toBeDefined());
    heard(stream, aJob({ status: "completed" }));
    await waitFor(() => expect(queries.isFetching()).toBe(0));
    expect(src()).toBe(drawn.preview_image_medium);
  });
});
