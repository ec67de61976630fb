import type { ReactNode } from "react";
import { useFileDrop } from "../../ui/useFileDrop";
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
  const { over, target } = useFileDrop(({ files: [file] }) => file && void upload?.send(file));
  if (!upload) return <div className="hero">{children}</div>;
  return (
    <div className={over ? "hero over" : "hero"} {...target}>
      {children}
      {over && <span className="dropslot">The {nounOf(upload.what)} goes here</span>}
    </div>
  );
}
