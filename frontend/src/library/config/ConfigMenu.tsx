import { SlidersHorizontal } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Kind } from "../../api/kinds";
import { MenuChoice, MenuItem, MenuRule } from "../../ui/Menu";
import { nounOf } from "../kinds";
import { fitsType } from "./showing";
import type { ConfigChoice } from "./useConfigChoice";

const EntityPicker = lazy(() => import("../picker/EntityPicker"));

interface Props {
  choice: ConfigChoice;
  /** The kind whose entities are the configs. */
  showing: Kind;
}

/** The configs of an entity, as a part of a menu. */
export function ConfigMenu({ choice, showing, onPick }: Props & { onPick: () => void }) {
  return (
    <>
      <MenuChoice
        label="Configuration"
        value={choice.own?.id ?? ""}
        options={choice.options}
        onChange={(id) => void choice.choose(id || null)}
      />
      <MenuRule />
      <MenuItem icon={SlidersHorizontal} onSelect={onPick}>
        Pick another {nounOf(showing)}
      </MenuItem>
    </>
  );
}

/** Picks one of the configs that may show entities of a kind. */
export function ConfigPicker(props: Props & { kind: Kind; onClose: () => void }) {
  const { choice, showing, kind, onClose } = props;
  return (
    <Suspense fallback={null}>
      <EntityPicker
        kind={showing}
        many={false}
        value={choice.own ? [choice.own.id] : []}
        fits={fitsType(showing.traits_schema, kind.entity_type)}
        onPick={([id]) => void choice.choose(id ?? null)}
        onClose={onClose}
      />
    </Suspense>
  );
}
