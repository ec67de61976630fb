import { useQuery } from "@tanstack/react-query";
import { ScanSearch } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { kindsQuery } from "../api/kinds";
import { modelsQuery } from "../api/models";
import { type Tool, toolsQuery } from "../api/tools";
import { useKind } from "../library/kinds";
import { Construction } from "../ui/Construction";
import { Glyph } from "../ui/Glyph";
import { ProgressBar } from "../ui/ProgressBar";
import { useFileDrop } from "../ui/useFileDrop";
import { price, sentenceCase } from "../ui/words";
import { useSource } from "./Photo";
import type { Picture } from "./useLook";

const EntityPicker = lazy(() => import("../library/picker/EntityPicker"));
const TAKEN = "image/png,image/jpeg,image/webp,image/avif,image/gif,image/heic";

interface Props {
  tool: string;
  /** The image that is to be looked at, where that is known. */
  image: string | undefined;
  onTool: (name: string) => void;
  /** How much of a file has been sent; null while nothing is on its way. */
  progress: number | null;
  refusal: string | null;
  onLook: (picture: Picture, model: string) => void;
}

/** Chooses a picture and what to look for in it. */
export function LookForm({ tool, image, onTool, progress, refusal, onLook }: Props) {
  const tools = useQuery(toolsQuery).data ?? [];
  const models = useQuery(modelsQuery).data?.models;
  const [picture, setPicture] = useState<Picture | null>(image ? { imageId: image } : null);
  const [modelId, setModelId] = useState<string | null>(null);
  const chosen = tools.find((each) => each.name === tool);
  const model = models?.find((each) => each.id === (modelId ?? chosen?.model));
  const able = models?.filter((each) => each.ready && each.abilities.includes("extract")) ?? [];
  return (
    <div className="look">
      <PictureChoice picture={picture} onPicture={setPicture} refusal={refusal} />
      <div className="lookfor">
        <fieldset>
          <legend className="d18">What to look for</legend>
          <div className="toolgrid">
            {tools.map((each) => (
              <ToolChoice
                key={each.name}
                tool={each}
                checked={each.name === tool}
                onChoose={() => onTool(each.name)}
              />
            ))}
          </div>
        </fieldset>
        <div className="row">
          <button
            type="button"
            className="btn ink lg"
            disabled={!picture || progress !== null || !model}
            onClick={() => picture && model && onLook(picture, model.id)}
          >
            Look <span className="cost">{model ? price(model.price_usd) : ""}</span>
          </button>
          {able.length > 1 ? (
            <select
              className="inp lookmodel"
              aria-label="Model"
              value={model?.id}
              onChange={(event) => setModelId(event.target.value)}
            >
              {able.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.label}
                </option>
              ))}
            </select>
          ) : (
            <span className="t12 mut">{model ? `With ${model.label}` : ""}</span>
          )}
        </div>
        {progress !== null && (
          <div className="row t12 mut" role="status">
            <ProgressBar value={progress} />
            {progress < 1 ? "Sending…" : "Reading the picture…"}
          </div>
        )}
      </div>
    </div>
  );
}

function ToolChoice({
  tool,
  checked,
  onChoose,
}: {
  tool: Tool;
  checked: boolean;
  onChoose: () => void;
}) {
  const kind = useQuery(kindsQuery).data?.find((each) => each.entity_type === tool.entity_type);
  return (
    <label className={checked ? "toolchoice on" : "toolchoice"}>
      <input type="radio" name="tool" className="vh" checked={checked} onChange={onChoose} />
      {kind ? (
        <Glyph name={kind.glyph} fallback={kind.icon} />
      ) : (
        <ScanSearch className="i" aria-hidden />
      )}
      <span className="trunc">{sentenceCase(tool.title)}</span>
    </label>
  );
}

interface ChoiceProps {
  picture: Picture | null;
  onPicture: (picture: Picture) => void;
  refusal: string | null;
}

function PictureChoice({ picture, onPicture, refusal }: ChoiceProps) {
  const input = useRef<HTMLInputElement>(null);
  const images = useKind("image");
  const [picking, setPicking] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onPicture({ file });
  };
  const { over, target } = useFileDrop(({ files }) => take(files));
  const shown = useShown(picture);
  return (
    <section className={over ? "lookdrop over" : "lookdrop"} aria-label="Picture" {...target}>
      {shown ? (
        <img src={shown.url} alt={shown.name} />
      ) : (
        <Construction name="frame" className="lookdrawing" />
      )}
      <div className={shown ? "lookways over" : "lookways"}>
        <button
          type="button"
          className={shown ? "btn line" : "btn line lg"}
          onClick={() => input.current?.click()}
        >
          {shown ? "Another file" : "Choose a file"}
        </button>
        <button
          type="button"
          className={shown ? "btn line" : "btn lg"}
          onClick={() => setPicking(true)}
        >
          From your images
        </button>
      </div>
      {!shown && <p className="mut t12">{over ? "It goes here" : "Or drop a picture here."}</p>}
      {refusal && (
        <p className="refusal t12" role="alert">
          {refusal}
        </p>
      )}
      <input
        ref={input}
        type="file"
        accept={TAKEN}
        hidden
        aria-label="Picture file"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      {picking && images && (
        <Suspense fallback={null}>
          <EntityPicker
            kind={images}
            many={false}
            value={[]}
            onClose={() => setPicking(false)}
            onPick={([id]) => id && onPicture({ imageId: id })}
          />
        </Suspense>
      )}
    </section>
  );
}

/** The picture that was chosen, as it can be shown. */
function useShown(picture: Picture | null): { url: string; name: string } | null {
  const file = picture && "file" in picture ? picture.file : null;
  const image = useSource(picture && "imageId" in picture ? picture.imageId : null);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [file]);
  if (file) return url ? { url, name: file.name } : null;
  return image?.preview_image_medium ? { url: image.preview_image_medium, name: image.name } : null;
}
