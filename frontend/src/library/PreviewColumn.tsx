import { ChevronsUpDown, Pencil, Scaling, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { isFinished } from "../api/stream/message";
import { usePictureJob } from "../jobs/LiveJobs";
import { Menu, MenuChoice, MenuLabel } from "../ui/Menu";
import { price } from "../ui/words";
import { useEntityActions } from "./actions";
import { ConfigMenu, ConfigPicker } from "./config/ConfigMenu";
import { DefaultRow } from "./config/DefaultRow";
import { useConfigChoice } from "./config/useConfigChoice";
import { useShowingKind } from "./kinds";
import { usePictureModels, usePrice } from "./models";
import { EntityPreviewImage } from "./picture/EntityPreviewImage";
import { NO_PREVIEW, previewOf } from "./picture/preview";
import { StaleMark } from "./StaleMark";
import { DropPicture } from "./upload/DropPicture";
import { UploadPicture } from "./upload/UploadPicture";
import { useUpload } from "./upload/useUpload";

interface Props {
  kind: Kind;
  entity: Entity | null;
  unsaved: boolean;
  nameless: boolean;
  /** Saves what is unsaved, then has it drawn. */
  onGenerate: (model?: string) => Promise<void>;
}

/** The picture in full, the label under it, and what draws it anew. */
export function PreviewColumn({ kind, entity, unsaved, nameless, onGenerate }: Props) {
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

function Generate({ kind, entity, unsaved, nameless, onGenerate }: Props) {
  const { models, preview } = usePictureModels();
  const [chosen, setChosen] = useState<string | undefined>();
  const [asking, setAsking] = useState(false);
  const [picking, setPicking] = useState(false);
  const configs = useConfigChoice(kind, entity);
  const showing = useShowingKind();
  const model = chosen ?? configs.config?.model ?? preview;
  const cost = usePrice(model);
  const job = usePictureJob(kind.entity_type, entity?.id ?? "");
  const busy = asking || (job !== null && !isFinished(job));
  const act = unsaved ? "Save and generate preview" : "Generate preview";
  const draw = async () => {
    setAsking(true);
    await onGenerate(chosen).finally(() => setAsking(false));
  };
  const choice = (
    <MenuChoice
      label="Model"
      value={model}
      onChange={setChosen}
      options={models.map((each) => ({
        value: each.id,
        label: each.label,
        hint: each.ready ? price(each.price_usd) : "not set up",
        disabled: !each.ready,
      }))}
    />
  );
  const config = entity && showing && !kind.shows && (
    <ConfigMenu choice={configs} showing={showing} onPick={() => setPicking(true)} />
  );
  return (
    <div className="gen">
      <dl className="opt">
        <dt>Model</dt>
        <dd>
          <Menu
            align="start"
            width={300}
            trigger={
              <button type="button" className="pickr" aria-label={`Model: ${model}`}>
                <span className="trunc grow">{model}</span>
                <ChevronsUpDown className="i s12" aria-hidden />
              </button>
            }
          >
            {choice}
          </Menu>
        </dd>
        {config && (
          <>
            <dt>Configuration</dt>
            <dd>
              <Menu
                align="start"
                width={300}
                trigger={
                  <button
                    type="button"
                    className="pickr"
                    aria-label={`Configuration: ${configs.shown}`}
                  >
                    <span className="trunc grow">{configs.shown}</span>
                    <ChevronsUpDown className="i s12" aria-hidden />
                  </button>
                }
              >
                {config}
              </Menu>
            </dd>
          </>
        )}
      </dl>
      <div className="row genacts">
        <button
          type="button"
          className="btn ink grow genbtn"
          disabled={busy || nameless}
          onClick={() => void draw()}
        >
          <Pencil className="i s14" aria-hidden />
          {act}
          {cost && <span className="cost num">{cost}</span>}
        </button>
        <Menu
          side="top"
          width={300}
          trigger={
            <button type="button" className="btn line touch onphone" aria-label="How to draw">
              <SlidersHorizontal className="i s20" aria-hidden />
            </button>
          }
        >
          <MenuLabel>Model</MenuLabel>
          {choice}
          {config && (
            <>
              <MenuLabel>Configuration</MenuLabel>
              {config}
            </>
          )}
        </Menu>
      </div>
      {picking && showing && (
        <ConfigPicker
          kind={kind}
          choice={configs}
          showing={showing}
          onClose={() => setPicking(false)}
        />
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
