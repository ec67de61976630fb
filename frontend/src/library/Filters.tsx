import { Archive, ArrowDownUp, ChevronDown, Heart, Trash2 } from "lucide-react";
import type { Kind } from "../api/kinds";
import { Chip } from "../ui/Chip";
import { Menu, MenuChoice, MenuLabel } from "../ui/Menu";
import { capitalized, count, readable } from "../ui/words";
import { BEST_MATCH, type LibrarySearch, SORTS, type Sort } from "./search";
import { TagFilter } from "./TagFilter";
import { ViewToggle } from "./ViewToggle";
import "../ui/toolbar.css";

/** So many categories are chips; the others stand in a menu. */
const SHOWN = 6;

interface Props {
  kind: Kind;
  search: LibrarySearch;
  onSearch: (search: LibrarySearch) => void;
}

/** The chips above a grid: categories, favorites, what is put away; and the order. */
export function Filters({ kind, search, onSearch }: Props) {
  const narrowed = [search.category, search.tag, search.favorite, search.archived, search.trashed];
  const all = !narrowed.some(Boolean);
  const only = (filters: LibrarySearch) =>
    onSearch({ q: search.q, sort: search.sort, view: search.view, ...filters });
  const sorts = search.q ? [BEST_MATCH, ...SORTS] : SORTS;
  const sort: Sort = search.sort ?? (search.q ? BEST_MATCH.value : "-updated_at");
  const shown = kind.categories.slice(0, SHOWN);
  const rest = kind.categories.slice(SHOWN);
  const further = rest.find((category) => category === search.category);
  const toggle = (category: string) =>
    onSearch({ ...search, category: search.category === category ? undefined : category });
  return (
    <div className="toolbar">
      <fieldset className="chips" aria-label="Filters">
        <Chip on={all} onClick={() => only({})}>
          All <span className="n num">{count(kind.count)}</span>
        </Chip>
        {[...shown, ...(further ? [further] : [])].map((category) => (
          <Chip key={category} on={search.category === category} onClick={() => toggle(category)}>
            {capitalized(readable(category))}
          </Chip>
        ))}
        {rest.length > 0 && (
          <Menu
            align="start"
            width={180}
            trigger={
              <button type="button" className="chip">
                More
                <ChevronDown className="i s12" aria-hidden />
              </button>
            }
          >
            <MenuChoice
              label="Category"
              value={further ?? ""}
              options={rest.map((value) => ({ value, label: capitalized(readable(value)) }))}
              onChange={toggle}
            />
          </Menu>
        )}
        {kind.categories.length > 0 && <span className="sep" />}
        <Chip
          on={Boolean(search.favorite)}
          onClick={() => onSearch({ ...search, favorite: search.favorite ? undefined : true })}
        >
          <Heart className="i s12" aria-hidden />
          Favorites
        </Chip>
        <TagFilter kind={kind} tag={search.tag} onTag={(tag) => onSearch({ ...search, tag })} />
        <Chip
          on={Boolean(search.archived)}
          onClick={() => only(search.archived ? {} : { archived: true })}
        >
          <Archive className="i s12" aria-hidden />
          Archived
        </Chip>
        <Chip
          on={Boolean(search.trashed)}
          onClick={() => only(search.trashed ? {} : { trashed: true })}
        >
          <Trash2 className="i s12" aria-hidden />
          Trash
        </Chip>
      </fieldset>
      <Menu
        width={200}
        trigger={
          <button type="button" className="btn sm mut2 order">
            <ArrowDownUp className="i s14 onphone" aria-hidden />
            <span className="ordername">
              {sorts.find((each) => each.value === sort)?.label ?? "Order"}
            </span>
            <ChevronDown className="i s12" aria-hidden />
          </button>
        }
      >
        <MenuLabel>Order</MenuLabel>
        <MenuChoice
          label="Order"
          value={sort}
          options={sorts}
          onChange={(chosen) => onSearch({ ...search, sort: chosen })}
        />
      </Menu>
      <ViewToggle view={search.view} onView={(view) => onSearch({ ...search, view })} />
    </div>
  );
}
