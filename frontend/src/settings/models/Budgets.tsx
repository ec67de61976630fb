import { type FocusEvent, useState } from "react";
import { type Budget, budgetsQuery, setBudget } from "../../api/spending";
import { Rows } from "../Rows";
import { dollars } from "./sums";
import { useChange } from "./useChange";

/** What every user may spend in a month. */
export function Budgets() {
  return (
    <Rows query={budgetsQuery} label="Budgets" none="There is nobody.">
      {(budget) => <BudgetRow key={`${budget.user_id} ${budget.usd}`} budget={budget} />}
    </Rows>
  );
}

function BudgetRow({ budget: { user_id, username, usd, month_usd } }: { budget: Budget }) {
  const [typed, setTyped] = useState(usd === null ? "" : String(usd));
  const change = useChange();
  const keep = ({ target }: FocusEvent<HTMLInputElement>) => {
    const wanted = typed.trim() ? Number(typed) : null;
    if (wanted === usd || !target.validity.valid) return;
    const said = wanted === null ? "without a limit" : `up to ${dollars(wanted)} a month`;
    void change(setBudget(user_id, wanted), `${username} may spend ${said}`);
  };
  return (
    <li className="setrow">
      <span className="grow">
        <span className="m trunc block">{username}</span>
        <span className="t12 mut block">{dollars(month_usd)} this month</span>
      </span>
      <span className="row budget">
        <span className="mut" aria-hidden="true">
          $
        </span>
        <input
          className="inp"
          aria-label={`Budget of ${username} for a month, in dollars`}
          type="number"
          min={0}
          max={1_000_000}
          step="any"
          value={typed}
          placeholder="No limit"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          onBlur={keep}
        />
      </span>
    </li>
  );
}
