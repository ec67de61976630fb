import { LayoutGrid, List } from "lucide-react";
import type { LibrarySearch } from "./search";

interface Props {
  view: LibrarySearch["view"];
  onView: (view: LibrarySearch["view"]) => void;
}

/** Cards, or rows. */
export function ViewToggle({ view, onView }: Props) {
  const button = (value: LibrarySearch["view"], label: string, Icon: typeof List) => (
    <button
      type="button"
      className="btn icon xs"
      aria-label={label}
      title={label}
      aria-pressed={view === value}
      onClick={() => onView(value)}
    >
      <Icon className="i s14" aria-hidden />
    </button>
  );
  return (
    <fieldset className="viewtoggle" aria-label="View">
      {button(undefined, "Grid", LayoutGrid)}
      {button("list", "List", List)}
    </fieldset>
  );
}
