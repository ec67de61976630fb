import { useRef, useState } from "react";
import type { Cargo } from "../../api/moving";
import { Construction } from "../../ui/Construction";
import { ProgressBar } from "../../ui/ProgressBar";
import { useFileDrop } from "../../ui/useFileDrop";
import { useMoveIn } from "./useMoveIn";

const CARGOES: { value: Cargo; title: string; text: string }[] = [
  { value: "legacy", title: "An old folder", text: "The data folder of the old program, zipped." },
  { value: "pack", title: "A pack", text: "A ZIP file that a Maquette packed." },
];

/** Where a ZIP file is dropped, or chosen, to be moved in. */
export function DropZip() {
  const [cargo, setCargo] = useState<Cargo>("legacy");
  const [rehearse, setRehearse] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { send, progress, refusal } = useMoveIn();
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && progress === null) void send(cargo, file, rehearse);
  };
  const { over, target } = useFileDrop(take);
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
        aria-label="Drop a ZIP file"
        {...target}
      >
        <Construction name="frame" className="zipdrawing" />
        {progress === null ? (
          <>
            <button type="button" className="btn ink" onClick={() => input.current?.click()}>
              Choose a ZIP file
            </button>
            <p className={refusal ? "red t12" : "mut t12"} role={refusal ? "alert" : undefined}>
              {refusal ?? (over ? "It goes here" : "Or drop it here.")}
            </p>
          </>
        ) : (
          <div className="sending t12 mut2" role="status">
            <ProgressBar value={progress} />
            {progress < 1 ? `Sending, ${Math.round(progress * 100)} %` : "Looking at it…"}
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
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </>
  );
}
