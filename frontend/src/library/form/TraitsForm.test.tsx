import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import type { Draft } from "../../api/entities";
import { ApiError } from "../../api/transport";
import { showPart } from "../../testing/show";
import { aKind, anEntity } from "../../testing/things";
import { draftOf, useDraft } from "./draft";
import { TraitsForm } from "./TraitsForm";

const kind = aKind();

function Form({ refused = null }: { refused?: ApiError | null }) {
  const [base] = useState(() => draftOf(anEntity()));
  const { draft, changed, set } = useDraft(base);
  return (
    <>
      <TraitsForm kind={kind} draft={draft} changed={changed} set={set} refused={refused} />
      <output aria-label="draft">{JSON.stringify(draft)}</output>
      <output aria-label="changed">{[...changed].join(" ")}</output>
    </>
  );
}

const draft = (): Draft => JSON.parse(screen.getByLabelText("draft").textContent ?? "");
const changed = () => screen.getByLabelText("changed").textContent;

it("writes every sort of trait from the kind's schema alone", async () => {
  const { user } = showPart(<Form />);
  await user.selectOptions(screen.getByLabelText("Category"), "cast_iron");
  await user.clear(screen.getByLabelText("Glaze"));
  await user.type(screen.getByLabelText("Story"), "Bought in Leeds.");
  await user.clear(screen.getByLabelText("Cups"));
  await user.type(screen.getByLabelText(/^Cups/), "6");
  await user.type(screen.getByLabelText("Stains"), "tea, rust{Enter}");
  await user.selectOptions(screen.getByLabelText("Spout"), "swan_neck");
  await user.click(screen.getByRole("switch", { name: "Lid" }));
  expect(draft()).toMatchObject({
    category: "cast_iron",
    traits: {
      glaze: null,
      story: "Bought in Leeds.",
      cups: 6,
      stains: ["tea", "rust"],
      spout: "swan_neck",
      lid: false,
      set: [],
    },
  });
});

it("marks what differs, and no longer what is as it was", async () => {
  const { user } = showPart(<Form />);
  await user.type(screen.getByLabelText("Glaze"), "!");
  expect(changed()).toBe("traits.glaze");
  expect(screen.getByLabelText(/Glaze.*not saved yet/)).toBeInTheDocument();
  await user.type(screen.getByLabelText(/Glaze/), "{Backspace}");
  expect(changed()).toBe("");
});

it("says at the field why it was refused", () => {
  showPart(<Form refused={new ApiError(422, "invalid", "Too brown.", "traits.glaze")} />);
  expect(screen.getByLabelText("Glaze")).toHaveAccessibleDescription("Too brown.");
  expect(screen.getByLabelText("Glaze")).toBeInvalid();
});

it("takes words off a list again", async () => {
  const { user } = showPart(<Form />);
  await user.type(screen.getByLabelText("Stains"), "tea,rust,");
  await user.click(screen.getByRole("button", { name: "Remove tea" }));
  await user.type(screen.getByLabelText(/Stains/), "{Backspace}");
  expect(changed()).toBe("");
});
