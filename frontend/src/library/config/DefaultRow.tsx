import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { impactQuery } from "../../api/configs";
import { type Entity, patchTraits } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { Confirm } from "../../ui/Confirm";
import { sayDone, sayFailed } from "../../ui/toast";
import { count } from "../../ui/words";
import { pluralOf, useKind } from "../kinds";
import { flagOf, subjectOf } from "./showing";
import "./config.css";

/** Whether a config is the default for what it is for, and what would follow if it were made so. */
export function DefaultRow({ kind, config }: { kind: Kind; config: Entity }) {
  const queries = useQueryClient();
  const flag = flagOf(kind.traits_schema);
  const subject = useKind(subjectOf(kind.traits_schema, config.traits));
  const [asking, setAsking] = useState(false);
  const { data: impact } = useQuery({ ...impactQuery(kind.slug, config.id), enabled: asking });
  if (!flag || !subject) return null;
  const plural = pluralOf(subject).toLowerCase();
  if (config.default_for) {
    return (
      <p className="row defrow mut2">
        <Check className="i s14" aria-hidden />
        The default for {plural}
      </p>
    );
  }
  const make = async () => {
    setAsking(false);
    try {
      await patchTraits(kind.slug, config.id, { [flag.name]: true });
      await queries.invalidateQueries({ queryKey: ["entities"] });
      sayDone(`${config.name} is the default for ${plural}`);
    } catch (error) {
      sayFailed(error);
    }
  };
  return (
    <div className="row defrow">
      <button type="button" className="btn line sm" onClick={() => setAsking(true)}>
        Make default for {plural}
      </button>
      {asking && impact && (
        <Confirm
          title={`Draw ${plural} like this from now on?`}
          text={staleText(impact.default)}
          act="Make default"
          keep="Cancel"
          onAct={() => void make()}
          onKeep={() => setAsking(false)}
        />
      )}
    </div>
  );
}

/** How many previews become stale, in a sentence. */
export function staleText(previews: number): string {
  if (previews === 0) return "No preview becomes stale.";
  if (previews === 1) return "1 preview becomes stale.";
  return `${count(previews)} previews become stale.`;
}
