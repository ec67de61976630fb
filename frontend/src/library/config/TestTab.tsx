import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { testRender } from "../../api/configs";
import { type Entity, entityQuery } from "../../api/entities";
import { type Kind, kindsQuery } from "../../api/kinds";
import { useTrack } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";
import { nounOf, pluralOf, useKind } from "../kinds";
import { usePrice } from "../models";
import { fitsType, modelOf, subjectOf } from "./showing";
import { Trial } from "./Trial";
import "./config.css";

const EntityPicker = lazy(() => import("../picker/EntityPicker"));

interface Props {
  kind: Kind;
  config: Entity;
  unsaved: boolean;
}

/** Draws any entity by this config, and by another beside it; what is drawn is only looked at. */
export default function TestTab({ kind, config, unsaved }: Props) {
  const kinds = (useQuery(kindsQuery).data ?? []).filter((each) => each.preview === "render");
  const bound = subjectOf(kind.traits_schema, config.traits);
  const [free, setFree] = useState("");
  const subject = useKind(bound ?? free);
  const [sampleId, setSampleId] = useState<string | null>(null);
  const [otherId, setOtherId] = useState<string | null>(null);
  const sample = useEntity(subject, sampleId);
  const other = useEntity(kind, otherId);
  const [jobs, setJobs] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const track = useTrack();
  const tried = other ? [config, other] : [config];

  const cost = usePrice(modelOf(kind.traits_schema, config.traits));

  const drawing = (id: string) => `${id} ${sampleId}`;
  const keep = (id: string, job: string) =>
    setJobs((before) => ({ ...before, [drawing(id)]: job }));
  const draw = async () => {
    if (!subject || !sample) return;
    setAsking(true);
    try {
      for (const { id } of tried) {
        const { job_id } = await testRender(subject.slug, sample.id, id);
        await track(job_id);
        keep(id, job_id);
      }
    } catch (error) {
      sayFailed(error);
    } finally {
      setAsking(false);
    }
  };

  return (
    <div className="test">
      <div className="row testbar">
        {!bound && (
          <select
            className="inp"
            aria-label="Kind"
            value={free}
            onChange={(event) => {
              setFree(event.target.value);
              setSampleId(null);
            }}
          >
            <option value="">Any kind</option>
            {kinds.map((each) => (
              <option key={each.entity_type} value={each.entity_type}>
                {pluralOf(each)}
              </option>
            ))}
          </select>
        )}
        {subject && (
          <Pick kind={subject} picked={sampleId} onPick={setSampleId}>
            {sample?.name ?? `Pick what to draw from ${pluralOf(subject).toLowerCase()}`}
          </Pick>
        )}
        <Pick
          kind={kind}
          picked={otherId}
          fits={(each) =>
            each.id !== config.id &&
            (!subject || fitsType(kind.traits_schema, subject.entity_type)(each))
          }
          onPick={setOtherId}
        >
          {other ? `Beside ${other.name}` : `Compare with another ${nounOf(kind)}`}
        </Pick>
        <span className="grow" />
        <button
          type="button"
          className="btn line"
          disabled={!sample || unsaved || asking}
          onClick={() => void draw()}
        >
          <Pencil className="i s14" aria-hidden />
          {other ? "Draw both" : "Draw test"}
          {cost && !other && <span className="cost num">{cost}</span>}
        </button>
      </div>
      <p className="mut t12">
        {unsaved
          ? "Save first: a test render shows what is saved."
          : "Only to look at, for a day. What is drawn keeps its own preview."}
      </p>
      {sample && (
        <div className="trials">
          {tried.map((each) => (
            <Trial
              key={each.id}
              sample={sample}
              config={each}
              job={jobs[drawing(each.id)] ?? null}
              onRetry={(job) => keep(each.id, job)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function useEntity(kind: Kind | undefined, id: string | null): Entity | null {
  const { data } = useQuery({
    ...entityQuery(kind?.slug ?? "", id ?? ""),
    enabled: Boolean(kind && id),
  });
  return data?.entity ?? null;
}

interface PickProps {
  kind: Kind;
  picked: string | null;
  fits?: (entity: Entity) => boolean;
  onPick: (id: string | null) => void;
  children: ReactNode;
}

function Pick({ kind, picked, fits, onPick, children }: PickProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn line" onClick={() => setOpen(true)}>
        <span className="trunc">{children}</span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <EntityPicker
            kind={kind}
            many={false}
            value={picked ? [picked] : []}
            {...(fits && { fits })}
            onPick={([id]) => onPick(id ?? null)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
