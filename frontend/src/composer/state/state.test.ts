import { describe, expect, it } from "vitest";
import type { Layer } from "../../api/generating";
import { type Action, compose } from "./compose";
import { begin, redo, step, undo } from "./history";
import { emptyLook, HEAVIEST, keyOf, LIGHTEST, type Look, layerOf } from "./look";
import { judge, orderOf, type Rules, settled } from "./rules";

const RULES: Rules = new Map([
  ["pot", { stacking: "base", order: 0 }],
  ["lid", { stacking: "replace", order: 10 }],
  ["glaze", { stacking: "replace", order: 30 }],
  ["set", { stacking: "add", order: 50 }],
  ["cosy", { stacking: "add", order: 60 }],
]);
const TYPES = [...RULES.keys(), "unlayered"];
const RUNS = 60;
const STEPS = 60;

/** Numbers that look like chance and are the same each time. */
function chance(seed: number) {
  let state = seed + 1;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function someLayer(pick: (below: number) => number): Layer {
  return layerOf(TYPES[pick(TYPES.length)] ?? "", `e${pick(4)}`);
}

function someAction(look: Look, pick: (below: number) => number): Action {
  const { layers } = look.recipe;
  const some = () => keyOf(layers[pick(Math.max(1, layers.length))] ?? layerOf("pot", "none"));
  const actions: Action[] = [
    { type: "add", layer: someLayer(pick), at: pick(9) },
    { type: "add", layer: someLayer(pick) },
    { type: "swap", key: some(), entityId: `e${pick(4)}` },
    { type: "move", key: some(), onto: some() },
    { type: "remove", key: some() },
    { type: "weigh", key: some(), weight: pick(40) / 10 },
    { type: "show", key: some(), enabled: pick(2) === 0 },
    { type: "pin", key: some(), pinned: pick(2) === 0 },
    { type: "clear" },
    { type: "write", words: { seed: pick(9), prompt: pick(2) ? "a pot" : null } },
    {
      type: "open",
      look: {
        name: "other",
        pinned: [],
        recipe: { ...look.recipe, layers: Array.from({ length: 5 }, () => someLayer(pick)) },
      },
    },
  ];
  // Adding is what one does most.
  return actions[pick(2) ? pick(2) : pick(actions.length)] ?? { type: "clear" };
}

function expectSound({ recipe, pinned }: Look): void {
  const { layers } = recipe;
  const keys = layers.map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
  const orders = layers.map((each) => orderOf(each, RULES));
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  for (const type of ["pot", "lid", "glaze"]) {
    expect(layers.filter((each) => each.entity_type === type).length).toBeLessThanOrEqual(1);
  }
  expect(layers.every((each) => RULES.has(each.entity_type))).toBe(true);
  for (const { weight } of layers) {
    expect(weight).toBeGreaterThanOrEqual(LIGHTEST);
    expect(weight).toBeLessThanOrEqual(HEAVIEST);
  }
  expect(pinned.every((key) => keys.includes(key))).toBe(true);
}

/** Looks that come of chance, each with the action that follows. */
function* walks(): Generator<[look: Look, action: Action]> {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const pick = chance(seed);
    let look = emptyLook(seed);
    for (let at = 0; at < STEPS; at += 1) {
      const action = someAction(look, pick);
      yield [look, action];
      look = compose(look, action, RULES);
    }
  }
}

describe("whatever is done", () => {
  it("leaves a stack in order, with one base and one of each single kind", () => {
    for (const [look, action] of walks()) expectSound(compose(look, action, RULES));
  });

  it("changes no look that was there before", () => {
    for (const [look, action] of walks()) {
      const before = structuredClone(look);
      compose(look, action, RULES);
      expect(look).toEqual(before);
    }
  });

  it("spares what is pinned, unless it is removed or another look is opened", () => {
    for (const [look, action] of walks()) {
      const after = compose(look, action, RULES).recipe.layers.map(keyOf);
      const taken = action.type === "remove" ? action.key : null;
      if (action.type === "open") continue;
      for (const key of look.pinned.filter((each) => each !== taken)) expect(after).toContain(key);
    }
  });

  it("does to the stack what was foretold of an addition", () => {
    for (const [look, action] of walks()) {
      if (action.type !== "add") continue;
      const verdict = judge(look, action.layer, RULES);
      const before = look.recipe.layers.map(keyOf);
      const after = compose(look, action, RULES).recipe.layers.map(keyOf);
      const gone = before.filter((key) => !after.includes(key));
      if (verdict.does === "refuse") expect(after).toEqual(before);
      else expect(after).toContain(keyOf(action.layer));
      expect(gone).toEqual(verdict.does === "replace" ? [verdict.key] : []);
    }
  });

  it("is undone step by step, and done again", () => {
    for (let seed = 0; seed < RUNS; seed += 1) {
      const pick = chance(seed);
      let history = begin(emptyLook(seed));
      const first = history.present;
      for (let at = 0; at < 30; at += 1) {
        const next = compose(history.present, someAction(history.present, pick), RULES);
        history = step(history, next);
      }
      const last = history.present;
      const steps = history.past.length;
      for (let at = 0; at < steps; at += 1) history = undo(history);
      expect(history.present).toEqual(first);
      expect(undo(history)).toBe(history);
      for (let at = 0; at < steps; at += 1) history = redo(history);
      expect(history.present).toEqual(last);
      expect(redo(history)).toBe(history);
    }
  });
});

it("settles layers from anywhere to a stack, once and for all", () => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const pick = chance(seed);
    const layers = settled(
      Array.from({ length: 8 }, () => someLayer(pick)),
      RULES,
    );
    expectSound({ ...emptyLook(0), recipe: { ...emptyLook(0).recipe, layers } });
    expect(settled(layers, RULES)).toEqual(layers);
  }
});

it("undoes a stroke at once, and nothing before it", () => {
  let history = step(begin(0), 1);
  for (const weight of [2, 3, 4]) history = step(history, weight, "weigh");
  expect(history.past).toEqual([0, 1]);
  history = step(undo(history), 9, "weigh");
  expect(history.past).toEqual([0, 1]);
  expect(undo(undo(history)).present).toBe(0);
});

it("takes no step where nothing changed", () => {
  const history = begin({ a: [1] });
  expect(step(history, { a: [1] })).toBe(history);
});

it("moves a layer among those of its order only", () => {
  const layers = ["set 1", "cosy 1", "cosy 2", "cosy 3"].map((each) => {
    const [type = "", id = ""] = each.split(" ");
    return layerOf(type, id);
  });
  const look = { ...emptyLook(0), recipe: { ...emptyLook(0).recipe, layers } };
  const after = (key: string, onto: string) =>
    compose(look, { type: "move", key, onto }, RULES).recipe.layers.map(keyOf);
  expect(after("cosy:1", "cosy:3")).toEqual(["set:1", "cosy:2", "cosy:3", "cosy:1"]);
  expect(after("cosy:3", "cosy:1")).toEqual(["set:1", "cosy:3", "cosy:1", "cosy:2"]);
  expect(after("cosy:1", "set:1")).toEqual(layers.map(keyOf));
});
