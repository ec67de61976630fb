import type { Entity } from "../api/entities";
import type { Job } from "../api/jobs";
import type { Kind } from "../api/kinds";

/** A kind that no server knows: the pages must not need to know it either. */
export function aKind(more: Partial<Kind> = {}): Kind {
  return {
    entity_type: "teapot",
    slug: "teapots",
    title: "Tea Pot",
    plural: "Tea Pots",
    short: "Pots",
    icon: "🫖",
    group: "Shelf",
    glyph: "lamp",
    drawing: "frame",
    categories: ["stoneware", "cast_iron"],
    creation: "form",
    preview: "render",
    upload: null,
    shows: false,
    layer: null,
    analyzer: null,
    count: 2,
    traits_schema: {
      type: "object",
      properties: {
        glaze: { anyOf: [{ type: "string", maxLength: 500 }, { type: "null" }] },
        story: { anyOf: [{ type: "string" }, { type: "null" }], format: "prose" },
        cups: { anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }] },
        stains: { type: "array", items: { type: "string" } },
        spout: { anyOf: [{ enum: ["short", "swan_neck"], type: "string" }, { type: "null" }] },
        lid: { type: "boolean", default: true },
        set: { type: "array", items: { type: "string", format: "uuid" }, entity_type: "teapot" },
      },
    },
    ...more,
  };
}

export function anEntity(more: Partial<Entity> = {}): Entity {
  return {
    id: "e1",
    entity_type: "teapot",
    name: "Brown betty",
    description: "",
    category: null,
    tags: [],
    favorite: false,
    version: 1,
    created_at: "2026-11-01T10:00:00Z",
    updated_at: "2026-11-01T10:00:00Z",
    archived_at: null,
    deleted_at: null,
    traits: { glaze: "brown", story: null, cups: 4, stains: [], spout: null, lid: true, set: [] },
    default_for: null,
    config_id: null,
    preview_image_small: null,
    preview_image_card: null,
    preview_image_medium: null,
    preview_image_full: null,
    preview_width: null,
    preview_height: null,
    preview_thumbhash: null,
    preview_stale: false,
    preview_model: null,
    preview_at: null,
    reference_image: null,
    reference_image_card: null,
    ...more,
  };
}

/** The fields of an entity that has a picture in all sizes. */
export function pictured(digest = "a1"): Partial<Entity> {
  const at = (size: string) => `/entity_previews/teapots/e1_preview${size}.webp?v=${digest}`;
  return {
    preview_image_small: at("_small"),
    preview_image_card: at("_card"),
    preview_image_medium: at("_medium"),
    preview_image_full: at(""),
    preview_width: 1024,
    preview_height: 768,
  };
}

export function aJob(more: Partial<Job> = {}): Job {
  return {
    id: "j1",
    type: "preview",
    title: "Create Preview Image (sketch)",
    description: "Tea Pot: Brown betty",
    status: "running",
    priority: "interactive",
    queue: "cpu",
    progress: 0.4,
    progress_message: "Glazing the spout",
    current_step: null,
    total_steps: null,
    parent_id: null,
    has_children: false,
    retry_of: null,
    entity_type: "teapot",
    entity_id: "e1",
    input: {},
    question: null,
    result: null,
    error: null,
    notes: [],
    attempt: 1,
    failures: 0,
    cancel_requested: false,
    cost_usd: null,
    run_at: "2026-11-01T10:00:00Z",
    created_at: "2026-11-01T10:00:00Z",
    started_at: "2026-11-01T10:00:00Z",
    finished_at: null,
    updated_at: "2026-11-01T10:00:00Z",
    version: 1,
    ...more,
  };
}
