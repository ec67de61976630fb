import { Cpu } from "lucide-react";
import { usePictureModels } from "../../library/models";
import { Menu, MenuChoice, MenuLabel } from "../../ui/Menu";
import { price } from "../../ui/words";
import { useComposer } from "../Composer";

/** Which model generates; `used` is the one that an estimate named. */
export function ModelMenu({ used }: { used: string | undefined }) {
  const { look, act } = useComposer();
  const { models } = usePictureModels();
  const chosen = look.recipe.model ?? used ?? "";
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="btn icon"
          aria-label={`Model, ${chosen || "as set"}`}
          title="Model"
        >
          <Cpu className="i" aria-hidden />
        </button>
      }
      width={300}
    >
      <MenuLabel>Generate with</MenuLabel>
      <MenuChoice
        label="Generate with"
        value={chosen}
        options={models.map((model) => ({
          value: model.id,
          label: model.id,
          hint: price(model.price_usd),
          disabled: !model.ready,
        }))}
        onChange={(model) => act({ type: "write", words: { model } })}
      />
    </Menu>
  );
}
