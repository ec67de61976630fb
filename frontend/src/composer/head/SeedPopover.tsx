import { Dices } from "lucide-react";
import { Popover } from "radix-ui";
import { useComposer } from "../Composer";
import { newSeed, SEEDS } from "../state/look";

/** The seed: with the same one, what is drawn again looks the same. */
export function SeedPopover() {
  const { look, act } = useComposer();
  const { seed } = look.recipe;
  const write = (next: number) => act({ type: "write", words: { seed: next } }, "seed");
  return (
    <Popover.Root>
      <Popover.Trigger className="stepper" aria-label={`Seed, ${seed ?? "any"}`}>
        <span className="mut">Seed</span>
        <span className="num">{seed ?? "any"}</span>
      </Popover.Trigger>
      <Popover.Portal container={document.querySelector("main")}>
        <Popover.Content className="pop seedpop" align="end" sideOffset={6} collisionPadding={8}>
          <label className="lab" htmlFor="composer-seed">
            Seed
          </label>
          <div className="row">
            <input
              id="composer-seed"
              className="inp num"
              type="number"
              min={0}
              max={SEEDS - 1}
              value={seed ?? ""}
              onChange={(event) => {
                const next = Math.round(Number(event.target.value));
                if (next >= 0 && next < SEEDS) write(next);
              }}
            />
            <button type="button" className="btn line" onClick={() => write(newSeed())}>
              <Dices className="i s14" aria-hidden />
              New
            </button>
          </div>
          <p className="t12 mut">The same seed draws the same picture again.</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
