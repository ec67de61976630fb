import { useRef, useState } from "react";
import type { Cargo } from "../../api/moving";
import { Construction } from "../../ui/Construction";
import { ProgressBar } from "../../ui/ProgressBar";
import { useFileDrop } from "../../ui/useFileDrop";
import { droppedFolder, zipOfFiles, zipOfFolder } from "./folder";
import { useMoveIn } from "./useMoveIn";

const CARGOES: { value: Cargo; title: string; text: string }[] = [
  {
    value: "legacy",
    title: "An old folder",
    text: "The data folder of the old program, or a ZIP file of it.",
  },
  { value: "pack", title: "A pack", text: "A ZIP file that a Maquette packed." },
];

/** Where a folder or a ZIP file is dropped, or chosen, to be moved in. */
export function DropZip() {
  const [cargo, setCargo] = useState<Cargo>("legacy");
  const [rehearse, setRehearse] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const { send, progress, refusal } = useMoveIn();
  const take = (file: File | Promise<File> | undefined) => {
    if (file && progress === null) void send(cargo, file, rehearse);
  };
  const { over, target } = useFileDrop(({ items, files }) => {
    const folder = droppedFolder(items);
    take(folder ? zipOfFolder(folder) : files[0]);
  });
  const takesFolder = cargo === "legacy";
  return (
    <>
      <fieldset className="cargoes">
        <legend className="vh">What the ZIP file is</legend>
        {CARGOES.map(({ value, title, text }) => (
          <label key={value} className="cargo">
            <input
              type="radio"
              name="cargo"
              checked={cargo === value}
              onChange={() => setCargo(value)}
            />
            <span>
              <span className="m block">{title}</span>
              <span className="t12 mut2 block">{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <section
        className={over ? "dropzip over" : "dropzip"}
        aria-label="Drop a folder or a ZIP file"
        {...target}
      >
        <Construction name="frame" className="zipdrawing" />
        {progress === null ? (
          <>
            <div className="row">
              {takesFolder && (
                <button
                  type="button"
                  className="btn ink"
                  onClick={() => folderInput.current?.click()}
                >
                  Choose a folder
                </button>
              )}
              <button
                type="button"
                className={takesFolder ? "btn line" : "btn ink"}
                onClick={() => input.current?.click()}
              >
                Choose a ZIP file
              </button>
            </div>
            <p className={refusal ? "red t12" : "mut t12"} role={refusal ? "alert" : undefined}>
              {refusal ?? (over ? "It goes here" : "Or drop it here.")}
            </p>
          </>
        ) : (
          <div className="sending t12 mut2" role="status">
            <ProgressBar value={progress} />
            {sending(progress)}
          </div>
        )}
        <label className="row t12 mut2 tick">
          <input
            type="checkbox"
            checked={rehearse}
            onChange={(event) => setRehearse(event.target.checked)}
          />
          Only say what would come
        </label>
      </section>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label="ZIP file"
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <input
        ref={(element) => {
          folderInput.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label="Folder"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) take(zipOfFiles(files));
          event.target.value = "";
        }}
      />
    </>
  );
}

function sending(progress: number): string {
  if (progress === 0) return "Getting it ready…";
  return progress < 1 ? `Sending, ${Math.round(progress * 100)} %` : "Looking at it…";
}
