import { Link } from "@tanstack/react-router";
import { Layers } from "lucide-react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { composingWith } from "./composing";

interface Props {
  entity: Entity;
  kind: Kind;
  className: string;
  /** Only the sign, where there is little room. */
  bare?: boolean;
}

/** The way to the composer with `entity`; nothing where it is of no use there. */
export function ComposeLink({ entity, kind, className, bare = false }: Props) {
  const composing = composingWith(kind, entity);
  if (!composing) return null;
  return (
    <Link
      to="/composer"
      search={composing.search}
      className={className}
      aria-label={`${composing.word} ${entity.name}`}
      title={composing.word}
    >
      <Layers className={bare ? "i" : "i s14"} aria-hidden />
      {!bare && composing.word}
    </Link>
  );
}
