import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { spendingQuery } from "../../api/spending";
import { Unread } from "../../ui/Unread";
import { count, sentenceCase } from "../../ui/words";
import { Days } from "./Days";
import { dollars, type Group, grouped, sum } from "./sums";

const PERIODS = { 30: "30 days", 90: "90 days", 365: "A year" };
const GROUPS: Group[] = ["model", "tool", "user"];

/** What was spent: by day as a chart, by model, tool or user as bars. */
export function Spending({ isAdmin }: { isAdmin: boolean }) {
  const [days, setDays] = useState(30);
  const [group, setGroup] = useState<Group>("model");
  const { data, error, refetch } = useQuery(spendingQuery(days));
  if (!data)
    return error ? (
      <Unread error={error} retry={() => void refetch()} />
    ) : (
      <div className="setwait" />
    );
  const whole = sum(data.lines);
  const { month_usd: month, budget_usd: budget } = data;
  return (
    <>
      <p className="num">
        You have spent {dollars(month)}
        {budget === null ? " this month." : ` of ${dollars(budget)} this month.`}
      </p>
      {budget !== null && (
        <span className="sizebar wide" aria-hidden="true">
          <i className="whole" style={{ width: `${Math.min(100, (100 * month) / budget)}%` }} />
        </span>
      )}
      <div className="spendbar">
        <label>
          <span className="vh">How far back</span>
          <select
            className="inp"
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
          >
            {Object.entries(PERIODS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="vh">Told by</span>
          <select
            className="inp"
            value={group}
            onChange={(event) =>
              setGroup(GROUPS.find((each) => each === event.target.value) ?? "model")
            }
          >
            {GROUPS.filter((each) => isAdmin || each !== "user").map((each) => (
              <option key={each} value={each}>
                By {each}
              </option>
            ))}
          </select>
        </label>
        <a className="btn line" href={`/api/spending.csv?days=${days}`} download>
          <Download className="i s14" aria-hidden />
          CSV
        </a>
      </div>
      {data.lines.length === 0 ? (
        <p className="mut setnone">Nothing was spent in this time.</p>
      ) : (
        <>
          <Days lines={data.lines} days={days} />
          <ul className="setrows" aria-label={`Spending by ${group}`}>
            {grouped(data.lines, group).map(([name, part]) => (
              <li key={name} className="barrow">
                <span className="m trunc">{group === "tool" ? sentenceCase(name) : name}</span>
                <span className="sizebar" aria-hidden="true">
                  <i
                    className="whole"
                    style={{ width: `${(100 * part.usd) / (whole.usd || 1)}%` }}
                  />
                </span>
                <span className="mut t12 r">{calls(part.calls, part.unknown)}</span>
                <span className="num r">
                  {part.unknown === part.calls ? "unknown" : dollars(part.usd)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function calls(number: number, unknown: number): string {
  const said = number === 1 ? "1 call" : `${count(number)} calls`;
  return unknown && unknown < number ? `${said}, ${count(unknown)} unknown` : said;
}
