import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown, Tag } from "lucide-react";
import type { Kind } from "../api/kinds";
import { tagsQuery } from "../api/tags";
import { Menu, MenuChoice, MenuItem, MenuRule } from "../ui/Menu";
import { Swatch } from "../ui/Swatch";
import { count } from "../ui/words";

interface Props {
  kind: Kind;
  tag: string | undefined;
  onTag: (tag: string | undefined) => void;
}

/** A chip that narrows a library to those that bear a tag; choosing it again lifts that. */
export function TagFilter({ kind, tag, onTag }: Props) {
  const navigate = useNavigate();
  const tags = useQuery(tagsQuery(kind.entity_type)).data ?? [];
  const chosen = tags.find((each) => each.name === tag);
  return (
    <Menu
      align="start"
      width={220}
      trigger={
        <button type="button" className="chip" aria-pressed={tag !== undefined}>
          {chosen?.color ? <Swatch color={chosen.color} /> : <Tag className="i s12" aria-hidden />}
          {tag ?? "Tag"}
          <ChevronDown className="i s12" aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label="Tag"
        value={tag ?? ""}
        options={tags.map(({ name, color, count: bearers }) => ({
          value: name,
          label: (
            <span className="row">
              <Swatch color={color} />
              <span className="trunc">{name}</span>
            </span>
          ),
          hint: count(bearers),
        }))}
        onChange={(name) => onTag(name === tag ? undefined : name)}
      />
      {tags.length > 0 && <MenuRule />}
      {tag !== undefined && <MenuItem onSelect={() => onTag(undefined)}>Any tag or none</MenuItem>}
      <MenuItem onSelect={() => void navigate({ to: "/settings/tags" })}>Change tags…</MenuItem>
    </Menu>
  );
}
