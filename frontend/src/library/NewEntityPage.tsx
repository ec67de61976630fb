import type { Kind } from "../api/kinds";
import { EntityDetail } from "./EntityDetail";
import "./detail.css";

/** A new entity of a kind; its page once it is created. */
export function NewEntityPage({ kind, name }: { kind: Kind; name: string }) {
  return <EntityDetail kind={kind} read={null} name={name} />;
}
