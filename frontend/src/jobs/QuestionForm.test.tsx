import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { FakeEventSource } from "../testing/FakeEventSource";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";
import { aJob } from "../testing/things";

const asks = (question: Record<string, unknown>) =>
  aJob({ status: "awaiting_input", question: { key: "k", question } });

it("answers by a click where there is a choice; every other tab hears of it", async () => {
  let said: unknown;
  server.use(
    http.post("*/api/jobs/j1/respond", async ({ request }) => {
      said = await request.json();
      return HttpResponse.json(aJob({ version: 2 }));
    }),
  );
  const { user } = showApp("/jobs");
  await screen.findByText("No jobs yet");
  FakeEventSource.now.job(asks({ text: "Keep both?", options: ["Both", "The new one"] }));
  const choice = await screen.findByRole("group", { name: "Keep both?" });
  await user.click(within(choice).getByRole("button", { name: "The new one" }));
  await waitFor(() => expect(said).toEqual({ answer: "The new one" }));
  FakeEventSource.now.job(aJob({ version: 2 }));
  expect(screen.queryByRole("group", { name: "Keep both?" })).toBeNull();
});

it("takes words, which may begin with a draft, and says why they came too late", async () => {
  let said: unknown;
  server.use(
    http.post("*/api/jobs/j1/respond", async ({ request }) => {
      said = await request.json();
      return refusal(409, "not_waiting", "This job is not waiting for an answer.");
    }),
  );
  const { user } = showApp("/entities/teapots");
  await screen.findByRole("button", { name: /Nothing running/ });
  FakeEventSource.now.job(asks({ text: "Is this outline good?", draft: "A fox" }));
  await user.click(await screen.findByRole("button", { name: /Brown betty/, expanded: false }));
  await user.click(await screen.findByRole("link", { name: "Answer Tea Pot: Brown betty" }));
  const words = await screen.findByRole("textbox", { name: "Is this outline good?" });
  expect(words).toHaveValue("A fox");
  await user.type(words, " and a lantern");
  await user.click(screen.getByRole("button", { name: "Answer" }));
  await waitFor(() => expect(said).toEqual({ answer: "A fox and a lantern" }));
  expect(await screen.findByText("This job is not waiting for an answer.")).toBeInTheDocument();
});
