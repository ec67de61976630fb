import { Pencil } from "lucide-react";
import type { Estimate } from "../../api/generating";
import { usePrice } from "../../library/models";
import { price } from "../../ui/words";

interface Props {
  estimate: Estimate | undefined;
  settling: boolean;
  busy: boolean;
  touch?: boolean;
  onGenerate: () => void;
}

/** Spends what it says inside. */
export function GenerateButton({ estimate, settling, busy, touch, onGenerate }: Props) {
  const blocked = !estimate || settling || busy || estimate.refusals.length > 0;
  return (
    <button
      type="button"
      className={touch ? "btn ink touch grow" : "btn ink"}
      disabled={blocked}
      onClick={onGenerate}
    >
      <Pencil className="i s14" aria-hidden />
      {busy ? "Generating" : "Generate"}
      {estimate && (
        <span className="cost">
          {!touch && <span className="onlarge">{estimate.model} </span>}
          <span className="num">{price(estimate.cost_usd)}</span>
        </span>
      )}
    </button>
  );
}

interface AgainProps {
  model: string | undefined;
  busy: boolean;
  onGenerate: () => void;
}

/** Where there was a picture of the recipe already: another one all the same. */
export function GenerateAgain({ model, busy, onGenerate }: AgainProps) {
  const cost = usePrice(model);
  return (
    <button type="button" className="btn line xs" disabled={busy} onClick={onGenerate}>
      Generate again
      <span className="cost num">{cost}</span>
    </button>
  );
}
