import { queryOptions } from "@tanstack/react-query";
import { budgetsSpending, readSpending, setBudgetSpending } from "./generated/sdk.gen";
import type { BudgetView, ExpenseView } from "./generated/types.gen";

export type Budget = BudgetView;
export type Expense = ExpenseView;

/** What was spent in so many days up to today. */
export function spendingQuery(days: number) {
  return queryOptions({
    queryKey: ["spending", "days", days],
    queryFn: async ({ signal }) =>
      (await readSpending({ query: { days }, signal, throwOnError: true })).data,
  });
}

/** What everybody may spend in a month, for admins. */
export const budgetsQuery = queryOptions({
  queryKey: ["spending", "budgets"],
  queryFn: async ({ signal }) =>
    (await budgetsSpending({ signal, throwOnError: true })).data.budgets,
});

/** Says what a user may spend in a month; null: as much as they like. */
export async function setBudget(userId: string, usd: number | null): Promise<void> {
  await setBudgetSpending({ path: { user_id: userId }, body: { usd }, throwOnError: true });
}
