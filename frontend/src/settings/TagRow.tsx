import { Trash2 } from "lucide-react";
import type { Color, Tag } from "../api/tags";
import { EditableText } from "../ui/EditableText";
import { Menu, MenuChoice } from "../ui/Menu";
import { Swatch } from "../ui/Swatch";
import { capitalized, count } from "../ui/words";

const COLORS: Color[] = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"];
const NONE = "none";

interface Props {
  tag: Tag;
  onColor: (color: Color | null) => void;
  onRename: (name: string) => void;
  onDelete: () => void;
}

/** A tag, and what can be done with it. */
export function TagRow({ tag, onColor, onRename, onDelete }: Props) {
  return (
    <li className="setrow">
      <Menu
        align="start"
        width={160}
        trigger={
          <button type="button" className="btn icon sm" aria-label={`Color of ${tag.name}`}>
            <Swatch color={tag.color} />
          </button>
        }
      >
        <MenuChoice
          label="Color"
          value={tag.color ?? NONE}
          options={[NONE, ...COLORS].map((value) => ({
            value,
            label: (
              <span className="row">
                <Swatch color={value === NONE ? null : value} />
                {capitalized(value)}
              </span>
            ),
          }))}
          onChange={(value) => onColor(COLORS.find((color) => color === value) ?? null)}
        />
      </Menu>
      <span className="grow row">
        <EditableText value={tag.name} label="Tag" maxLength={60} onSave={onRename} />
      </span>
      <span className="t12 mut num">{bearers(tag)}</span>
      <button
        type="button"
        className="btn icon sm"
        aria-label={`Delete ${tag.name}`}
        onClick={onDelete}
      >
        <Trash2 className="i s14" aria-hidden />
      </button>
    </li>
  );
}

/** "12 entities". */
export function bearers({ count: number }: Tag): string {
  return `${count(number)} ${number === 1 ? "entity" : "entities"}`;
}
