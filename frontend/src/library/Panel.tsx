import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowUpRight, Maximize2, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { type Entity, entityQuery } from "../api/entities";
import type { Kind } from "../api/kinds";
import { tagsQuery } from "../api/tags";
import { EditableText } from "../ui/EditableText";
import { usePageKeys } from "../ui/pageKeys";
import { Swatch } from "../ui/Swatch";
import { ago, capitalized, readable } from "../ui/words";
import { useEntityActions } from "./actions";
import { EntityMenu } from "./EntityMenu";
import { listed } from "./freshness";
import { Heart } from "./Heart";
import { nounOf } from "./kinds";
import { timeLeft } from "./line";
import { MoreButton } from "./MoreButton";
import { EntityPreviewImage } from "./picture/EntityPreviewImage";
import { previewOf } from "./picture/preview";
import "./panel.css";

const Viewer = lazy(() => import("./viewer/Viewer"));

interface Props {
  kind: Kind;
  id: string;
  onClose: () => void;
}

/** One entity of a library at its side: its picture, its words, the way to its page. */
export default function Panel({ kind, id, onClose }: Props) {
  const queries = useQueryClient();
  const { data, error } = useQuery(entityQuery(kind.slug, id));
  const entity = data?.entity ?? listed(queries, kind.slug, id);
  usePageKeys((event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (!document.querySelector(".floatbar")) onClose();
  });
  return (
    <aside className="sidepanel" aria-label={entity?.name ?? `A ${nounOf(kind)}`}>
      <button type="button" className="btn icon sm close" aria-label="Close" onClick={onClose}>
        <X className="i s14" aria-hidden />
      </button>
      {entity ? (
        <About key={id} kind={kind} entity={entity} onClose={onClose} />
      ) : (
        error && <p role="alert">{error.message}</p>
      )}
    </aside>
  );
}

function About({ kind, entity, onClose }: { kind: Kind; entity: Entity; onClose: () => void }) {
  const actions = useEntityActions(kind);
  const colors = new Map(useQuery(tagsQuery()).data?.map(({ name, color }) => [name, color]));
  const { name, category, description, tags, updated_at } = entity;
  const [viewing, setViewing] = useState(false);
  return (
    <>
      <span className="panelpic">
        <EntityPreviewImage
          entityType={entity.entity_type}
          entityId={entity.id}
          preview={previewOf(entity)}
          standInIcon={kind.icon}
          size="medium"
          alt={`Preview of ${name}`}
        />
        {entity.preview_image_full && (
          <button
            type="button"
            className="btn icon sm"
            aria-label={`View ${name} over the whole window`}
            title="View"
            onClick={() => setViewing(true)}
          >
            <Maximize2 className="i s14" aria-hidden />
          </button>
        )}
      </span>
      {viewing && (
        <Suspense>
          <Viewer kind={kind} entity={entity} place={null} onClose={() => setViewing(false)} />
        </Suspense>
      )}
      <div className="row paneltitle">
        <span className="grow d18">
          <EditableText
            key={name}
            value={name}
            label="Name"
            maxLength={200}
            onSave={(text) => void actions.rename(entity, text)}
          />
        </span>
        <Heart entity={entity} kind={kind} />
      </div>
      <p className="mut t12">
        {[
          category && capitalized(readable(category)),
          timeLeft(entity) ?? `changed ${ago(updated_at)}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {description && <p className="mut2 about">{description}</p>}
      {tags.length > 0 && (
        <ul className="paneltags" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag} className="tag">
              {colors.get(tag) && <Swatch color={colors.get(tag) ?? null} />}
              {tag}
            </li>
          ))}
        </ul>
      )}
      <div className="row panelacts">
        <Link
          to="/entities/$slug/$id"
          params={{ slug: kind.slug, id: entity.id }}
          className="btn line grow"
        >
          <ArrowUpRight className="i s14" aria-hidden />
          Open
        </Link>
        <EntityMenu
          entity={entity}
          kind={kind}
          onGone={onClose}
          trigger={<MoreButton name={name} />}
        />
      </div>
    </>
  );
}
