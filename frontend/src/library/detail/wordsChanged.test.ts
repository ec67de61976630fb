import { expect, it } from "vitest";
import { wordsChanged } from "./wordsChanged";

/** "[-gone] [+come] same". */
function told(before: string, after: string): string {
  const marks = { same: "", gone: "-", come: "+" };
  return wordsChanged(before, after)
    .map(({ sort, text }) => (sort === "same" ? text : `[${marks[sort]}${text}]`))
    .join(" ");
}

it.each([
  ["", "", ""],
  ["", "red", "[+red]"],
  ["red", "", "[-red]"],
  ["red", "blue", "[-red] [+blue]"],
  ["a long red coat", "a long blue coat", "a long [-red] [+blue] coat"],
  ["a coat", "a very warm coat", "a [+very warm] coat"],
  ["one two three four", "one four", "one [-two three] four"],
  ["a b c", "c a b", "[+c] a b [-c]"],
])("tells how “%s” became “%s”", (before, after, wanted) => {
  expect(told(before, after)).toBe(wanted);
});

it("does not compare what is too long to compare", () => {
  const long = "word ".repeat(600);
  expect(told(`${long}one`, `${long}two`)).toMatch(/^\[-word.*one\] \[\+word.*two\]$/);
});
