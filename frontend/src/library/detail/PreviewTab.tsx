import { useInfiniteQuery } from "@tanstack/react-query";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { type Version, versionsQuery } from "../../api/versions";
import { capitalized } from "../../ui/words";
import { changesOf } from "./changes";
import "./preview.css";

/** What the picture of an entity is: its files, who drew it and when, and why it is stale. */
export function PreviewTab({ kind, entity }: { kind: Kind; entity: Entity }) {
  const { preview_width: width, preview_height: height } = entity;
  const ofReference =
    entity.reference_image !== null && entity.reference_image === entity.preview_image_full;
  const sizes = [
    { name: "Small", measure: "fits 100 × 100", url: entity.preview_image_small },
    { name: "Card", measure: "fits 320 × 320", url: entity.preview_image_card },
    { name: "Medium", measure: "fits 600 × 600", url: entity.preview_image_medium },
    { name: "Large", measure: `${width} × ${height}`, url: entity.preview_image_full },
  ];
  return (
    <dl className="facts">
      <dt>Picture</dt>
      <dd>{pictureOf(kind, entity, ofReference)}</dd>
      {entity.preview_image_full && (
        <>
          <dt>Sizes</dt>
          <dd>
            <ul>
              {sizes.map(({ name, measure, url }) => (
                <li key={name}>
                  {url ? (
                    <a href={url} className="link" target="_blank" rel="noreferrer">
                      {name}
                    </a>
                  ) : (
                    name
                  )}{" "}
                  <span className="mut num">{url ? measure : "not cut yet"}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {entity.preview_model && (
        <>
          <dt>Model</dt>
          <dd>{entity.preview_model}</dd>
        </>
      )}
      {entity.preview_at && (
        <>
          <dt>{entity.preview_model ? "Drawn" : "Uploaded"}</dt>
          <dd>
            <time dateTime={entity.preview_at}>
              {new Date(entity.preview_at).toLocaleString("en-US", {
                dateStyle: "medium",
                timeStyle: "short",
              })}
            </time>
          </dd>
        </>
      )}
      {entity.preview_stale && (
        <>
          <dt>Stale</dt>
          <dd>
            <WhyStale kind={kind} entity={entity} />
          </dd>
        </>
      )}
    </dl>
  );
}

function pictureOf(kind: Kind, entity: Entity, ofReference: boolean): string {
  if (ofReference) return "Its reference image, until a preview is drawn";
  if (entity.preview_image_full) return kind.preview === "own" ? "Its own" : "A drawn preview";
  return kind.preview === "render" ? "Not drawn yet" : "None yet";
}

/** Names the fields that were edited since the picture was drawn. */
function WhyStale({ kind, entity }: { kind: Kind; entity: Entity }) {
  const { data } = useInfiniteQuery(versionsQuery(kind.slug, entity.id));
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  const labels = editedSince(entity.preview_at, versions, kind);
  if (!data) return "…";
  if (labels.length === 0) return "What it uses or how it is drawn changed after this was drawn.";
  return `${capitalized(labels.join(", ").toLowerCase())} changed after this was drawn.`;
}

function editedSince(moment: string | null, versions: Version[], kind: Kind): string[] {
  const [now] = versions;
  const then = versions.find((each) => moment && Date.parse(each.created_at) <= Date.parse(moment));
  if (!now || !then) return [];
  return changesOf(then, now, kind.traits_schema).map(({ label }) => label);
}
