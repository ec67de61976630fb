import { Scaling } from "lucide-react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { isFinished } from "../api/stream/message";
import { usePictureJob } from "../jobs/LiveJobs";
import { useEntityActions } from "./actions";
import { DefaultRow } from "./config/DefaultRow";
import { useConfigChoice } from "./config/useConfigChoice";
import { Generate, type GenerateProps } from "./Generate";
import { EntityPreviewImage } from "./picture/EntityPreviewImage";
import { NO_PREVIEW, previewOf } from "./picture/preview";
import { StaleMark } from "./StaleMark";
import { DropPicture } from "./upload/DropPicture";
import { UploadPicture } from "./upload/UploadPicture";
import { useUpload } from "./upload/useUpload";

/** The picture in full, the label under it, and what draws it anew. */
export function PreviewColumn({ kind, entity, unsaved, nameless, onGenerate }: GenerateProps) {
  const upload = useUpload(kind, entity);
  return (
    <section className="left" aria-label="Preview">
      <DropPicture upload={upload}>
        <EntityPreviewImage
          entityType={kind.entity_type}
          entityId={entity?.id ?? ""}
          preview={entity ? previewOf(entity) : NO_PREVIEW}
          standInIcon={kind.icon}
          size="large"
          fullWidthDetail
          alt={entity ? `Preview of ${entity.name}` : ""}
        />
        <Plinth kind={kind} entity={entity} />
      </DropPicture>
      {upload && entity && <UploadPicture entity={entity} upload={upload} />}
      {kind.shows && entity && !entity.deleted_at && <DefaultRow kind={kind} config={entity} />}
      {kind.preview === "own" && entity?.preview_image_full && !entity.deleted_at && (
        <CutSizes kind={kind} entity={entity} />
      )}
      {kind.preview === "render" && !entity?.deleted_at && (
        <Generate
          kind={kind}
          entity={entity}
          unsaved={unsaved}
          nameless={nameless}
          onGenerate={onGenerate}
        />
      )}
    </section>
  );
}

function Plinth({ kind, entity }: { kind: Kind; entity: Entity | null }) {
  const { config } = useConfigChoice(kind, entity);
  const { preview_width: width, preview_height: height, preview_model: model } = entity ?? {};
  return (
    <div className="plinth">
      {entity?.preview_stale ? (
        <>
          <StaleMark />
          <span className="trunc grow">It changed after this was drawn.</span>
        </>
      ) : (
        <span className="grow trunc">
          {entity?.preview_image_full
            ? entity.preview_image_full === entity.reference_image
              ? "Reference image"
              : (config?.name ?? "Preview")
            : kind.preview === "render"
              ? "Not drawn yet"
              : "No picture yet"}
        </span>
      )}
      {width && height && (
        <span className="num onwide">
          {width} × {height}
        </span>
      )}
      {model && (
        <>
          <span className="sep onwide" />
          <span className="trunc onwide">{model}</span>
        </>
      )}
    </div>
  );
}

function CutSizes({ kind, entity }: { kind: Kind; entity: Entity }) {
  const { cut } = useEntityActions(kind);
  const job = usePictureJob(kind.entity_type, entity.id);
  return (
    <div className="gen">
      <button
        type="button"
        className="btn line genbtn"
        disabled={job !== null && !isFinished(job)}
        onClick={() => void cut(entity)}
      >
        <Scaling className="i s14" aria-hidden />
        Make preview sizes
      </button>
    </div>
  );
}
