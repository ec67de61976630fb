import { useQuery } from "@tanstack/react-query";
import { PencilRuler } from "lucide-react";
import type { Kind } from "../api/kinds";
import { type Due, estimateQuery, renderDue } from "../api/previews";
import { useTrack } from "../jobs/LiveJobs";
import { Menu, MenuItem, MenuLabel } from "../ui/Menu";
import { sayDone, sayFailed } from "../ui/toast";
import { about, count, price } from "../ui/words";

const DUE: readonly { which: Due; said: string }[] = [
  { which: "stale", said: "stale" },
  { which: "missing", said: "missing" },
  { which: "all", said: "in all, again" },
];

/** Draws many previews of a kind at once, saying before how many, how long and how dear. */
export function RenderMenu({ kind }: { kind: Kind }) {
  return (
    <Menu
      width={260}
      trigger={
        <button type="button" className="btn icon" aria-label="Draw previews" title="Draw previews">
          <PencilRuler className="i s14" aria-hidden />
        </button>
      }
    >
      <MenuLabel>Draw previews</MenuLabel>
      {DUE.map(({ which, said }) => (
        <RenderItem key={which} kind={kind} which={which} said={said} />
      ))}
    </Menu>
  );
}

function RenderItem({ kind, which, said }: { kind: Kind; which: Due; said: string }) {
  const track = useTrack();
  const { data } = useQuery(estimateQuery(kind.entity_type, which));
  const draw = async () => {
    try {
      const job = await renderDue(kind.entity_type, which);
      if (job) await track(job);
      else sayDone("Every preview is up to date");
    } catch (error) {
      sayFailed(error);
    }
  };
  if (!data?.count) {
    return (
      <MenuItem disabled onSelect={() => undefined}>
        {data ? `None ${said}` : "Counting…"}
      </MenuItem>
    );
  }
  const takes = data.seconds === null ? [] : [about(data.seconds)];
  return (
    <MenuItem hint={[price(data.cost_usd), ...takes].join(", ")} onSelect={() => void draw()}>
      {count(data.count)} {said}
    </MenuItem>
  );
}
