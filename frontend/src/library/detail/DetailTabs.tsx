import { useNavigate } from "@tanstack/react-router";
import { Tabs } from "radix-ui";
import { lazy, type ReactNode, Suspense } from "react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { capitalized, count } from "../../ui/words";
import { GalleryTab } from "./GalleryTab";
import { HistoryTab } from "./HistoryTab";
import { PreviewTab } from "./PreviewTab";
import { TABS, type Tab } from "./tab";

const TestTab = lazy(() => import("../config/TestTab"));

interface Props {
  kind: Kind;
  entity: Entity;
  tab: Tab;
  unsaved: boolean;
  /** What stands at the end of the row of tabs. */
  end: ReactNode;
  /** The details. */
  children: ReactNode;
}

/** The parts of an entity's page; which one is open stands in the address. */
export function DetailTabs({ kind, entity, tab, unsaved, end, children }: Props) {
  const navigate = useNavigate();
  const tabs = kind.shows ? TABS : TABS.filter((each) => each !== "test");
  const open = (value: string) => {
    const found = TABS.find((each) => each === value);
    void navigate({
      to: "/entities/$slug/$id",
      params: { slug: kind.slug, id: entity.id },
      search: found && found !== "details" ? { tab: found } : {},
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Tabs.Root value={tab} onValueChange={open}>
      <div className="tabs">
        <Tabs.List aria-label={entity.name} className="tablist">
          {tabs.map((each) => (
            <Tabs.Trigger key={each} value={each} className="tab">
              {capitalized(each)}
              {each === "history" && <span className="n num">{count(entity.version)}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {end}
      </div>
      <Tabs.Content value="details" tabIndex={-1}>
        {children}
      </Tabs.Content>
      <Tabs.Content value="gallery">
        <GalleryTab kind={kind} entity={entity} />
      </Tabs.Content>
      <Tabs.Content value="history">
        <HistoryTab kind={kind} entity={entity} unsaved={unsaved} />
      </Tabs.Content>
      <Tabs.Content value="preview">
        <PreviewTab kind={kind} entity={entity} />
      </Tabs.Content>
      {kind.shows && (
        <Tabs.Content value="test">
          <Suspense fallback={null}>
            <TestTab kind={kind} config={entity} unsaved={unsaved} />
          </Suspense>
        </Tabs.Content>
      )}
    </Tabs.Root>
  );
}
