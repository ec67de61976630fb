import { useInfiniteQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { type Version, versionsQuery } from "../../api/versions";
import { Unread } from "../../ui/Unread";
import { ago } from "../../ui/words";
import { type Change, changesOf } from "./changes";
import { EntityName } from "./EntityName";
import { useRestore } from "./useRestore";
import "./history.css";

interface Props {
  kind: Kind;
  entity: Entity;
  /** There are edits that are not saved: a version brought back would clash with them. */
  unsaved: boolean;
}

/** What an entity said at each version, what each edit changed, and the way back. */
export function HistoryTab({ kind, entity, unsaved }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    versionsQuery(kind.slug, entity.id),
  );
  const { restore, restoring } = useRestore(kind, entity);
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  if (!data && error) {
    return <Unread error={error} retry={() => void refetch()} />;
  }
  if (!data) return <Waiting />;
  return (
    <>
      {unsaved && (
        <p className="why">Save or discard your changes before you restore an old version.</p>
      )}
      <ol className="history">
        {versions.map((version, index) => {
          const older = versions[index + 1];
          const present = version.version === entity.version;
          return (
            <li key={version.version}>
              <div className="row vhead">
                <h2>Version {version.version}</h2>
                <time
                  className="mut t12"
                  dateTime={version.created_at}
                  title={new Date(version.created_at).toLocaleString("en-US")}
                >
                  {ago(version.created_at)}
                </time>
                {present && <span className="tag">Now</span>}
                <span className="grow" />
                {!present && !entity.deleted_at && (
                  <button
                    type="button"
                    className="btn xs line"
                    aria-label={`Restore version ${version.version}`}
                    disabled={unsaved || restoring !== null}
                    onClick={() => void restore(version.version)}
                  >
                    <RotateCcw className="i s12" aria-hidden />
                    Restore
                  </button>
                )}
              </div>
              <Changes kind={kind} version={version} older={older} first={!hasNextPage} />
            </li>
          );
        })}
      </ol>
      {hasNextPage && (
        <button
          type="button"
          className="btn line"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show older versions
        </button>
      )}
    </>
  );
}

interface ChangesProps {
  kind: Kind;
  version: Version;
  older: Version | undefined;
  /** What has no older one is the first. */
  first: boolean;
}

function Changes({ kind, version, older, first }: ChangesProps) {
  if (!older) return first ? <p className="mut t12">It began as “{version.name}”.</p> : null;
  const changes = changesOf(older, version, kind.traits_schema);
  if (changes.length === 0) return <p className="mut t12">Nothing that shows.</p>;
  return (
    <dl className="diff">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{change.label}</dt>
          <dd>
            <Difference change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Difference({ change }: { change: Change }) {
  if (change.sort === "text") {
    return change.parts.map((part, index) => {
      const key = `${index} ${part.sort}`;
      if (part.sort === "gone") return <Gone key={key}>{part.text}</Gone>;
      if (part.sort === "come") return <Come key={key}>{part.text}</Come>;
      return <span key={key}>{part.text} </span>;
    });
  }
  const { gone, come, entityType } = change;
  const name = (each: string) =>
    entityType ? <EntityName entityType={entityType} id={each} /> : each;
  if (gone.length + come.length === 0) return "In another order";
  return (
    <>
      {gone.map((each) => (
        <Gone key={each}>{name(each)}</Gone>
      ))}
      {come.map((each) => (
        <Come key={each}>{name(each)}</Come>
      ))}
    </>
  );
}

function Gone({ children }: { children: React.ReactNode }) {
  return (
    <>
      <del>
        <span className="vh">removed </span>
        {children}
      </del>{" "}
    </>
  );
}

function Come({ children }: { children: React.ReactNode }) {
  return (
    <>
      <ins>
        <span className="vh">added </span>
        {children}
      </ins>{" "}
    </>
  );
}

function Waiting() {
  return (
    <div className="history waiting" role="status" aria-label="Loading">
      <div className="skl" />
      <div className="skl short" />
      <div className="skl" />
    </div>
  );
}
