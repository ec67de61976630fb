import { useBlocker, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useMemo, useRef } from "react";
import type { Entity, Read } from "../api/entities";
import type { Kind } from "../api/kinds";
import { Confirm } from "../ui/Confirm";
import { usePageKeys } from "../ui/pageKeys";
import { count } from "../ui/words";
import { useEntityActions } from "./actions";
import { useImpact } from "./config/useImpact";
import { DetailHead } from "./DetailHead";
import { DetailTabs } from "./detail/DetailTabs";
import { Overtaken } from "./detail/Overtaken";
import { SeenIn } from "./detail/SeenIn";
import type { Tab } from "./detail/tab";
import { UsedBy } from "./detail/UsedBy";
import { draftOf, emptyDraft, useDraft } from "./form/draft";
import { defaultsOf } from "./form/fields";
import { TraitsForm } from "./form/TraitsForm";
import { nounOf } from "./kinds";
import { PreviewColumn } from "./PreviewColumn";
import { SaveBar } from "./SaveBar";
import { Title } from "./Title";
import { useSaving } from "./useSaving";

interface Props {
  kind: Kind;
  /** The entity as it was read; null for a new one. */
  read: Read | null;
  /** What a new one is to be called. */
  name?: string;
  /** The part of its page that is open. */
  tab?: Tab;
}

/** An entity to look at and to edit, or a new one to write. */
export function EntityDetail({ kind, read, name = "", tab = "details" }: Props) {
  const navigate = useNavigate();
  const entity = read?.entity ?? null;
  const base = useMemo(
    () => (entity ? draftOf(entity) : emptyDraft(defaultsOf(kind.traits_schema))),
    [entity, kind.traits_schema],
  );
  const { draft, changed, set, discard } = useDraft(base, name ? { name } : {});
  const dirty = changed.size > 0;
  const saving = useSaving(kind, read, dirty);
  const actions = useEntityActions(kind);
  const leaving = useRef(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty && !leaving.current && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });

  /** The entity as it stands after saving what was edited; null if that was refused. */
  const saved = async (): Promise<Entity | null> => {
    if (entity && !dirty) return entity;
    const written = await saving.save(draft);
    if (!written) return null;
    discard();
    if (!entity) {
      leaving.current = true;
      await navigate({
        to: "/entities/$slug/$id",
        params: { slug: kind.slug, id: written.entity.id },
        replace: true,
      });
    }
    return written.entity;
  };
  const generate = async (model?: string) => {
    const now = await saved();
    if (now) await actions.generate(now, model);
  };

  const reset = () => {
    discard();
    saving.forgive();
  };

  usePageKeys((event) => {
    if (event.key !== "s" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    if (dirty) void saved();
  });

  const stale = useImpact(kind, entity, draft, changed);
  const saveBar = (
    <SaveBar
      isNew={!entity}
      count={changed.size}
      saving={saving.saving}
      ready={Boolean(draft.name.trim())}
      note={stale > 0 ? `makes ${count(stale)} ${stale === 1 ? "preview" : "previews"} stale` : ""}
      onDiscard={reset}
    />
  );
  const form = (
    <>
      {saving.overtaken && (
        <Overtaken saving={saving.saving} onMine={() => void saved()} onTheirs={reset} />
      )}
      <TraitsForm kind={kind} draft={draft} changed={changed} set={set} refused={saving.refused} />
    </>
  );

  return (
    <>
      <DetailHead
        kind={kind}
        entity={entity}
        onLeave={() => {
          leaving.current = true;
        }}
      />
      <div className="two">
        <PreviewColumn
          kind={kind}
          entity={entity}
          unsaved={dirty}
          nameless={!draft.name.trim()}
          onGenerate={generate}
        />
        <section className="right" aria-label={entity?.name ?? `New ${nounOf(kind)}`}>
          <form
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              void saved();
            }}
          >
            <Title
              kind={kind}
              draft={draft}
              changed={changed}
              set={set}
              refused={saving.refused?.field === "name" ? saving.refused.message : null}
            />
            {entity ? (
              <DetailTabs kind={kind} entity={entity} tab={tab} unsaved={dirty} end={saveBar}>
                {form}
                <SeenIn kind={kind} entity={entity} />
                <UsedBy kind={kind} entity={entity} />
              </DetailTabs>
            ) : (
              <>
                <div className="tabs">
                  <h2 className="tab on">Details</h2>
                  {saveBar}
                </div>
                {form}
              </>
            )}
          </form>
        </section>
      </div>
      {blocker.status === "blocked" && (
        <Confirm
          title="Leave without saving?"
          text={`${changed.size} unsaved ${changed.size === 1 ? "change" : "changes"} would be lost.`}
          act="Leave"
          keep="Stay"
          onAct={blocker.proceed}
          onKeep={blocker.reset}
        />
      )}
    </>
  );
}
