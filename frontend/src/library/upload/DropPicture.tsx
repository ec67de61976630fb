import { type DragEvent, type ReactNode, useState } from "react";
import { nounOf, type Uploading } from "./useUpload";
import "./upload.css";

/** Where a file may be dropped onto the picture, if one may be uploaded. */
export function DropPicture({
  upload,
  children,
}: {
  upload: Uploading | null;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  if (!upload) return <div className="hero">{children}</div>;
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void upload.send(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below it uploads as well
    <div
      className={over ? "hero over" : "hero"}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={(event) =>
        event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)
      }
      onDrop={onDrop}
    >
      {children}
      {over && <span className="dropslot">The {nounOf(upload.what)} goes here</span>}
    </div>
  );
}
