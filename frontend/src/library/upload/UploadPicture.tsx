import { ImagePlus } from "lucide-react";
import { useRef, useState } from "react";
import type { Entity } from "../../api/entities";
import { Confirm } from "../../ui/Confirm";
import { ProgressBar } from "../../ui/ProgressBar";
import { capitalized } from "../../ui/words";
import { nounOf, type Uploading } from "./useUpload";

const TAKEN = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/heic";

/** Uploads a picture by button, shows how it goes, and takes it away again. */
export function UploadPicture({ entity, upload }: { entity: Entity; upload: Uploading }) {
  const input = useRef<HTMLInputElement>(null);
  const [removing, setRemoving] = useState(false);
  const { what, progress, refusal } = upload;
  const noun = nounOf(what);
  const isReference = what === "reference-image";
  const there = isReference ? entity.reference_image : entity.preview_image_full;
  return (
    <div className="uploadrow">
      {isReference && entity.reference_image && (
        <span className="pic refpic">
          <img
            src={entity.reference_image_card ?? entity.reference_image}
            alt={`The ${noun} of ${entity.name}`}
          />
        </span>
      )}
      <div className="grow">
        <div className="row">
          <button
            type="button"
            className="btn line sm"
            disabled={progress !== null}
            onClick={() => input.current?.click()}
          >
            <ImagePlus className="i s14" aria-hidden />
            {there ? `Replace ${noun}` : `Upload ${noun}`}
          </button>
          {there && (
            <button
              type="button"
              className="btn sm"
              aria-label={`Remove ${noun}`}
              disabled={progress !== null}
              onClick={() => setRemoving(true)}
            >
              Remove
            </button>
          )}
        </div>
        {progress === null ? (
          <p
            className={refusal ? "refusal t12" : "mut t12 onwide"}
            role={refusal ? "alert" : undefined}
          >
            {refusal ?? "Or drop a file on the picture."}
          </p>
        ) : (
          <div className="uploading t12 mut" role="status">
            <ProgressBar value={progress} />
            {progress < 1 ? "Uploading…" : "Cutting sizes…"}
          </div>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={TAKEN}
        hidden
        aria-label={capitalized(noun)}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void upload.send(file);
          event.target.value = "";
        }}
      />
      {removing && (
        <Confirm
          title={`Remove the ${noun}?`}
          text="The file is deleted. This cannot be undone."
          act="Remove"
          keep="Keep it"
          onKeep={() => setRemoving(false)}
          onAct={() => {
            setRemoving(false);
            void upload.remove();
          }}
        />
      )}
    </div>
  );
}
