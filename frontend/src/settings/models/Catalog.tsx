import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { type Model, modelsQuery } from "../../api/models";
import { Unread } from "../../ui/Unread";
import { price } from "../../ui/words";

const SOON = 90 * 86_400_000; // ms
const ABILITIES: Record<Model["abilities"][number], string> = {
  image: "draws",
  reference: "after pictures",
  extract: "looks",
  text: "writes",
};

/** The models that are known: what they can, what they cost, how long they will be there. */
export function Catalog() {
  const { data, error, refetch } = useQuery(modelsQuery);
  if (!data)
    return error ? (
      <Unread error={error} retry={() => void refetch()} />
    ) : (
      <div className="setwait" />
    );
  return (
    <ul className="setrows" aria-label="Models">
      {data.models.map((model) => (
        <li key={model.id} className="setrow model">
          <span className={model.ready ? "lamp on" : "lamp"} aria-hidden="true" />
          <span className="grow">
            <span className="m trunc block">{model.label}</span>
            <span className="t12 mut trunc block">
              {model.id} · {model.abilities.map((each) => ABILITIES[each]).join(", ")}
              {!model.ready && <span className="vh"> · not set up</span>}
            </span>
          </span>
          {model.retires && <Retires date={model.retires} />}
          <span className="t12 num r">{costs(model)}</span>
        </li>
      ))}
    </ul>
  );
}

function Retires({ date }: { date: string }) {
  const end = Date.parse(date);
  const day = new Date(date).toLocaleDateString("en-US", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  if (end - Date.now() > SOON) return <span className="t12 mut">until {day}</span>;
  return (
    <span className="mark clay">
      <TriangleAlert className="i s12" aria-hidden />
      {end < Date.now() ? `gone since ${day}` : `ends ${day}`}
    </span>
  );
}

/** For a picture, or for a million tokens in and out. */
function costs({ price_usd, price_in_usd, price_out_usd }: Model): string {
  if (price_usd !== null) return price_usd === 0 ? "free" : `${price(price_usd)} a picture`;
  if (price_in_usd === null || price_out_usd === null) return "price unknown";
  return price_in_usd + price_out_usd === 0
    ? "free"
    : `${price(price_in_usd)} in, ${price(price_out_usd)} out`;
}
