import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { meQuery } from "../api/auth";
import type { Recipe } from "../api/generating";
import { kindsQuery } from "../api/kinds";
import { PHONE } from "../library/useGrid";
import { useFileDrop } from "../ui/useFileDrop";
import { useMedia } from "../ui/useMedia";
import { ComposerRoom, useComposer } from "./Composer";
import { CanvasPane } from "./canvas/CanvasPane";
import { useDrafts } from "./canvas/useDrafts";
import { useOrders } from "./canvas/useOrders";
import { DragRoom } from "./drag/DragRoom";
import { ComposerHead } from "./head/ComposerHead";
import { GenerateAgain, GenerateButton } from "./head/GenerateButton";
import { LiveSwitch } from "./head/LiveSwitch";
import { Settings } from "./head/Settings";
import { useEstimate } from "./head/useEstimate";
import { type Pane, PaneTabs } from "./PaneTabs";
import { Saved } from "./saved/Saved";
import { useSaving } from "./saved/useSaving";
import type { ComposerSearch } from "./search";
import { ShelfPane } from "./shelf/ShelfPane";
import { StackPane } from "./stack/StackPane";
import { useArrival } from "./useArrival";
import { useComposerKeys } from "./useComposerKeys";
import { useDraftModel } from "./useDraftModel";
import "./composer.css";

/** The room where looks are put together: library, canvas and stack. */
export function ComposerPage({ search }: { search: ComposerSearch }) {
  const me = useQuery(meQuery).data;
  const kinds = useQuery(kindsQuery).data;
  if (!me || !kinds) return null;
  return (
    <ComposerRoom key={me.id} userId={me.id} kinds={kinds}>
      <DragRoom>
        <Bench search={search} />
      </DragRoom>
    </ComposerRoom>
  );
}

function Bench({ search }: { search: ComposerSearch }) {
  const { desk, look } = useComposer();
  const free = useDraftModel();
  const drafts = useDrafts(free);
  const orders = useOrders();
  const saving = useSaving();
  const { estimate, error, settling } = useEstimate(look.recipe, desk.count);
  const phone = useMedia(`(max-width: ${PHONE}px)`);
  const [pane, setPane] = useState<Pane>("canvas");
  const shelfId = useId();
  const onDrop = useArrival(search);
  const { over, target } = useFileDrop(onDrop);
  useComposerKeys(saving.save);

  const keep = (recipe: Recipe) =>
    orders.order({ ...recipe, model: free ?? recipe.model }, { count: 1, draft: false });
  const generate = (again: boolean) =>
    orders.order(look.recipe, { count: again ? 1 : desk.count, draft: false, again });
  const words = [...(estimate?.refusals ?? []), ...(estimate?.notes ?? [])];
  const said = error ? [error.message] : words;

  const canvas = (
    <CanvasPane
      drafts={drafts}
      orders={orders}
      onKeep={keep}
      again={
        <GenerateAgain
          model={look.recipe.model ?? estimate?.model}
          busy={orders.busy}
          onGenerate={() => generate(true)}
        />
      }
    />
  );
  const button = (
    <GenerateButton
      estimate={estimate}
      settling={settling}
      busy={orders.busy}
      touch={phone}
      onGenerate={() => generate(false)}
    />
  );
  return (
    <div className={over ? "composer filed" : "composer"} {...target}>
      <ComposerHead saving={<Saved saving={saving} />}>
        {!phone && (
          <>
            <LiveSwitch model={free} />
            <span className="sep" />
            <Settings estimate={estimate} />
            {button}
          </>
        )}
      </ComposerHead>
      {phone ? (
        <>
          <PaneTabs pane={pane} layers={look.recipe.layers.length} onPane={setPane} />
          <div className={`cmp ${pane}`}>
            {pane === "canvas" && canvas}
            {pane !== "stack" && <ShelfPane columns={pane === "canvas" ? 4 : 3} id={shelfId} />}
            {pane === "stack" && (
              <>
                <Settings estimate={estimate} />
                <StackPane words={said} />
              </>
            )}
          </div>
          <div className="stickybar">
            {button}
            <LiveSwitch model={free} touch />
          </div>
        </>
      ) : (
        <div className="cmp">
          <ShelfPane columns={3} id={shelfId} />
          {canvas}
          <StackPane words={said} />
        </div>
      )}
    </div>
  );
}
