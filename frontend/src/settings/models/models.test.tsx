import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { server } from "../../testing/server";
import { showApp } from "../../testing/show";

const gemini = {
  name: "gemini",
  title: "Google Gemini",
  ready: false,
  needs_key: true,
  key: null as string | null,
  lost: false,
  base_url: null as string | null,
  base_url_fixed: false,
  usual_url: "https://gemini.test",
};
const preview = {
  task: "preview",
  ability: "image",
  models: ["far/paint", "local/sketch"],
  does: "local/sketch",
  fixed: false,
};
const line = {
  day: new Date().toISOString().slice(0, 10),
  model: "far/paint",
  tool: "preview",
  user: "mina",
  calls: 3,
  cost_usd: 0.117,
  unknown: 1,
};
let sent: unknown[] = [];

beforeEach(() => {
  sent = [];
  const note = async (request: Request, answer: object) => {
    sent.push(await request.json());
    return HttpResponse.json(answer);
  };
  server.use(
    http.get("*/api/providers", () => HttpResponse.json({ providers: [gemini] })),
    http.put("*/api/providers/gemini/key", ({ request }) => note(request, gemini)),
    http.put("*/api/providers/gemini/address", ({ request }) => note(request, gemini)),
    http.get("*/api/tasks", () => HttpResponse.json({ tasks: [preview] })),
    http.put("*/api/tasks/preview", ({ request }) => note(request, preview)),
    http.get("*/api/spending", () =>
      HttpResponse.json({ month_usd: 0.117, budget_usd: 5, lines: [line] }),
    ),
    http.get("*/api/spending/budgets", () =>
      HttpResponse.json({
        budgets: [{ user_id: "u1", username: "mina", usd: 5, month_usd: 0.117 }],
      }),
    ),
    http.put("*/api/spending/budgets/u1", ({ request }) =>
      note(request, { user_id: "u1", username: "mina", usd: 9, month_usd: 0 }),
    ),
  );
});

it("takes a key, for everybody where an admin says so", async () => {
  const { user } = showApp("/settings/models");
  expect(await screen.findByText("No key yet")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Test Google Gemini" })).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Key for Google Gemini" }));
  await user.type(screen.getByLabelText("Key for Google Gemini", { selector: "input" }), "sk-1");
  await user.click(screen.getByRole("checkbox", { name: "For everybody" }));
  await user.click(screen.getByRole("button", { name: "Keep it" }));
  expect(await screen.findByText("The key for Google Gemini is kept")).toBeInTheDocument();
  expect(sent).toEqual([{ key: "sk-1", whose: "everybody" }]);
  expect(screen.queryByDisplayValue("sk-1")).not.toBeInTheDocument();
});

it("takes an address", async () => {
  const { user } = showApp("/settings/models");
  await user.click(await screen.findByRole("button", { name: "Address of Google Gemini" }));
  const input = screen.getByLabelText("Address of Google Gemini", { selector: "input" });
  await user.type(input, "http://proxy.test");
  await user.click(screen.getByRole("button", { name: "Use it" }));
  expect(await screen.findByText(/is asked there from now on/)).toBeInTheDocument();
  expect(sent).toEqual([{ base_url: "http://proxy.test" }]);
});

it("says which model does what, and lets an admin choose the first of a chain", async () => {
  const { user } = showApp("/settings/models");
  const choice = await screen.findByLabelText("Draws previews with");
  expect(
    screen.getByText("Not set up, so local/sketch does it · then local/sketch"),
  ).toBeInTheDocument();
  await user.selectOptions(choice, "local/sketch");
  expect(await screen.findByText("Draws previews: local/sketch")).toBeInTheDocument();
  expect(sent).toEqual([{ models: ["local/sketch"] }]);
});

it("takes any model by its name", async () => {
  const { user } = showApp("/settings/models");
  await user.selectOptions(await screen.findByLabelText("Draws previews with"), "Another…");
  const typed = screen.getByLabelText("Draws previews with provider/model");
  expect(typed).toHaveFocus();
  await user.type(typed, "ollama/llava{Enter}");
  expect(await screen.findByText("Draws previews: ollama/llava")).toBeInTheDocument();
  expect(sent).toEqual([{ models: ["ollama/llava", "local/sketch"] }]);
});

it("tells what was spent, and by what", async () => {
  const { user } = showApp("/settings/models");
  expect(await screen.findByText("You have spent $0.12 of $5.00 this month.")).toBeInTheDocument();
  const bars = screen.getByRole("list", { name: "Spending by model" });
  expect(within(bars).getByText("3 calls, 1 unknown")).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText("Told by"), "user");
  const users = screen.getByRole("list", { name: "Spending by user" });
  expect(within(users).getByText("mina")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "CSV" })).toHaveAttribute(
    "href",
    "/api/spending.csv?days=30",
  );
});

it("sets a budget when it is left", async () => {
  const { user } = showApp("/settings/models");
  const budget = await screen.findByLabelText("Budget of mina for a month, in dollars");
  await user.clear(budget);
  await user.type(budget, "9{Enter}");
  expect(await screen.findByText("mina may spend up to $9.00 a month")).toBeInTheDocument();
  expect(sent).toEqual([{ usd: 9 }]);
});
