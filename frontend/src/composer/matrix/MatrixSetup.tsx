import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { meQuery } from "../../api/auth";
import type { Layer, Recipe } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import { makeMatrix, matrixEstimateQuery } from "../../api/matrix";
import { useTrack } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";
import { count, price } from "../../ui/words";
import { restoreDesk } from "../state/desk";
import { emptyLook, newSeed } from "../state/look";
import { AxisPicker } from "./AxisPicker";
import { countOf } from "./axes";

const TITLES = ["Rows", "Columns", "And in each column"];
const SHAPE = { width: 736, height: 1024 };

/** What is to be combined with what: two axes or three, and what it takes before it is drawn. */
export function MatrixSetup({ kinds }: { kinds: Kind[] }) {
  const me = useQuery(meQuery).data;
  const track = useTrack();
  const navigate = useNavigate();
  const [axes, setAxes] = useState<Layer[][]>([[], []]);
  const [onStack, setOnStack] = useState(false);
  const [blank] = useState(() => ({ ...emptyLook(newSeed()).recipe, ...SHAPE }));
  const [desk] = useState(() => me && restoreDesk(me.id, blank.seed ?? 0));
  const stack = desk?.history.present.recipe;
  const recipe: Recipe = onStack && stack ? { ...stack, prompt: null } : blank;
  const filled = axes.filter((axis) => axis.length > 0);
  const pictures = filled.length > 0 ? countOf(filled) : 0;
  const order = { recipe, axes: filled };
  const { data, error } = useQuery({ ...matrixEstimateQuery(order), enabled: pictures > 0 });
  const [asking, setAsking] = useState(false);
  const draw = async () => {
    setAsking(true);
    try {
      const { job_id } = await makeMatrix(order);
      await track(job_id);
      await navigate({ to: "/matrix", search: { id: job_id } });
    } catch (refusal) {
      sayFailed(refusal);
      setAsking(false);
    }
  };
  const put = (at: number, layers: Layer[]) => setAxes(axes.with(at, layers));
  const taken = (at: number) =>
    new Set(axes.flatMap((axis, other) => (other === at ? [] : (axis[0]?.entity_type ?? []))));
  return (
    <div className="mxsetup">
      <header className="head">
        <h1>Matrix</h1>
      </header>
      <p className="mut2 lead">
        Everything on one side is drawn with everything on the other: a cast in a wardrobe, a look
        in every style.
      </p>
      {axes.map((layers, at) => (
        <AxisPicker
          key={TITLES[at]}
          title={TITLES[at] ?? ""}
          kinds={kinds.filter((kind) => !taken(at).has(kind.entity_type))}
          layers={layers}
          onChange={(next) => put(at, next)}
          onRemove={at === 2 ? () => setAxes(axes.slice(0, 2)) : null}
        />
      ))}
      {axes.length < TITLES.length && (
        <button type="button" className="btn sm" onClick={() => setAxes([...axes, []])}>
          <Plus className="i s14" aria-hidden />A third axis
        </button>
      )}
      {stack && stack.layers.length > 0 && (
        <label className="row onstack">
          <input
            type="checkbox"
            checked={onStack}
            onChange={(event) => setOnStack(event.target.checked)}
          />
          Put each on what is composed now, in its size and seed
        </label>
      )}
      {data?.refusals.map((refusal) => (
        <p key={refusal} className="why">
          {refusal}
        </p>
      ))}
      {error && (
        <p className="why" role="alert">
          {error.message}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="btn ink"
          disabled={!data || asking}
          onClick={() => void draw()}
        >
          <Pencil className="i s14" aria-hidden />
          {pictures > 0 ? `Draw ${count(pictures)} pictures` : "Draw"}
          {data && <span className="cost num">{price(data.cost_usd)}</span>}
        </button>
        {data !== undefined && data.existing > 0 && (
          <span className="mut">{count(data.existing)} of them are there already</span>
        )}
      </div>
    </div>
  );
}
