import { ChevronsUpDown, Pencil, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { isFinished } from "../api/stream/message";
import { usePictureJob } from "../jobs/LiveJobs";
import { Menu, MenuChoice, MenuLabel } from "../ui/Menu";
import { price } from "../ui/words";
import { ConfigMenu, ConfigPicker } from "./config/ConfigMenu";
import { useConfigChoice } from "./config/useConfigChoice";
import { useShowingKind } from "./kinds";
import { usePictureModels, usePrice } from "./models";

export interface GenerateProps {
  kind: Kind;
  entity: Entity | null;
  unsaved: boolean;
  nameless: boolean;
  /** Saves what is unsaved, then has it drawn. */
  onGenerate: (model?: string) => Promise<void>;
}

/** By which model and which config its preview is drawn, and the button that has it drawn. */
export function Generate({ kind, entity, unsaved, nameless, onGenerate }: GenerateProps) {
  const { models, preview } = usePictureModels();
  const [chosen, setChosen] = useState<string | undefined>();
  const [asking, setAsking] = useState(false);
  const [picking, setPicking] = useState(false);
  const configs = useConfigChoice(kind, entity);
  const showing = useShowingKind();
  const model = chosen ?? configs.config?.model ?? preview;
  const cost = usePrice(model);
  const job = usePictureJob(kind.entity_type, entity?.id ?? "");
  const busy = asking || (job !== null && !isFinished(job));
  const act = unsaved ? "Save and generate preview" : "Generate preview";
  const draw = async () => {
    setAsking(true);
    await onGenerate(chosen).finally(() => setAsking(false));
  };
  const choice = (
    <MenuChoice
      label="Model"
      value={model}
      onChange={setChosen}
      options={models.map((each) => ({
        value: each.id,
        label: each.label,
        hint: each.ready ? price(each.price_usd) : "not set up",
        disabled: !each.ready,
      }))}
    />
  );
  const config = entity && showing && !kind.shows && (
    <ConfigMenu choice={configs} showing={showing} onPick={() => setPicking(true)} />
  );
  return (
    <div className="gen">
      <dl className="opt">
        <dt>Model</dt>
        <dd>
          <Menu
            align="start"
            width={300}
            trigger={
              <button type="button" className="pickr" aria-label={`Model: ${model}`}>
                <span className="trunc grow">{model}</span>
                <ChevronsUpDown className="i s12" aria-hidden />
              </button>
            }
          >
            {choice}
          </Menu>
        </dd>
        {config && (
          <>
            <dt>Configuration</dt>
            <dd>
              <Menu
                align="start"
                width={300}
                trigger={
                  <button
                    type="button"
                    className="pickr"
                    aria-label={`Configuration: ${configs.shown}`}
                  >
                    <span className="trunc grow">{configs.shown}</span>
                    <ChevronsUpDown className="i s12" aria-hidden />
                  </button>
                }
              >
                {config}
              </Menu>
            </dd>
          </>
        )}
      </dl>
      <div className="row genacts">
        <button
          type="button"
          className="btn ink grow genbtn"
          disabled={busy || nameless}
          onClick={() => void draw()}
        >
          <Pencil className="i s14" aria-hidden />
          {act}
          {cost && <span className="cost num">{cost}</span>}
        </button>
        <Menu
          side="top"
          width={300}
          trigger={
            <button type="button" className="btn line touch onphone" aria-label="How to draw">
              <SlidersHorizontal className="i s20" aria-hidden />
            </button>
          }
        >
          <MenuLabel>Model</MenuLabel>
          {choice}
          {config && (
            <>
              <MenuLabel>Configuration</MenuLabel>
              {config}
            </>
          )}
        </Menu>
      </div>
      {picking && showing && (
        <ConfigPicker
          kind={kind}
          choice={configs}
          showing={showing}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}
