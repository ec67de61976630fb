import {
  Archive,
  ArchiveRestore,
  Ellipsis,
  Heart,
  PackageOpen,
  Pencil,
  Trash2,
  Undo2,
  X,
} from "lucide-react";
import { type ComponentType, useState } from "react";
import type { Action } from "../../api/bulk";
import type { Kind } from "../../api/kinds";
import { packEntities } from "../../api/moving";
import { useTrack } from "../../jobs/LiveJobs";
import { Menu, MenuItem } from "../../ui/Menu";
import { usePageKeys } from "../../ui/pageKeys";
import { sayDone, sayFailed } from "../../ui/toast";
import { count } from "../../ui/words";
import { usePrice } from "../models";
import { useRemoval } from "../removal/useRemoval";
import type { LibrarySearch } from "../search";
import { type Item, many } from "./deeds";
import { Failures } from "./Failures";
import { TagPopover } from "./TagPopover";
import { useBulk } from "./useBulk";
import type { Selection } from "./useSelection";
import "./bulk.css";

interface Props {
  kind: Kind;
  search: LibrarySearch;
  selection: Selection;
}

/** How many are selected, and what can be done with all of them. Escape selects none. */
export default function SelectionBar({ kind, search, selection }: Props) {
  const { run, busy, job } = useBulk(kind);
  const track = useTrack();
  const [failures, setFailures] = useState<Item[]>([]);
  const ids = [...selection.ids];
  const { keep } = selection;

  usePageKeys((event) => {
    if (event.key === "Escape" && !event.defaultPrevented) keep([]);
  });

  const act = async (action: Action, tags: string[] = []) => {
    setFailures([]);
    const running = run({ action, ids, tags });
    if (action === "render") return keep([]);
    const items = await running;
    if (!items) return;
    const failed = items.filter((item) => item.status === "failed");
    setFailures(failed);
    keep(failed.map((item) => item.id));
  };
  const { remove, dialog } = useRemoval(
    kind,
    ids,
    many(kind, ids.length),
    (removing) => void act(removing),
  );
  const pack = async () => {
    await track((await packEntities(kind.entity_type, ids)).job_id);
    sayDone(`Packing ${many(kind, ids.length)}: find the file in Settings`);
  };
  const button = (action: Action, label: string, icon: Icon, price?: string) => (
    <Deed
      label={label}
      icon={icon}
      price={price}
      disabled={busy}
      onClick={() => void act(action)}
    />
  );
  const price = usePrice();
  const selected = `${count(ids.length)} selected`;
  return (
    <div className="floatbar" role="toolbar" aria-label={selected}>
      {failures.length > 0 && (
        <Failures kind={kind} items={failures} onClose={() => setFailures([])} />
      )}
      <span className="num m" role="status">
        {busy ? job?.progress_message || "Waiting…" : selected}
      </span>
      <span className="sep" />
      {search.trashed ? (
        button("restore", "Restore", Undo2)
      ) : (
        <>
          <TagPopover disabled={busy} onTag={(action, tags) => void act(action, tags)} />
          {button("favorite", "Favorite", Heart)}
          {kind.preview === "render" && button("render", "Draw previews", Pencil, price)}
          {search.archived
            ? button("unarchive", "Unarchive", ArchiveRestore)
            : button("archive", "Archive", Archive)}
        </>
      )}
      <Menu
        side="top"
        trigger={
          <button type="button" className="btn icon" aria-label="More" disabled={busy}>
            <Ellipsis className="i" aria-hidden />
          </button>
        }
      >
        {search.trashed ? (
          <MenuItem icon={Trash2} danger onSelect={() => remove("delete")}>
            Delete forever
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={PackageOpen} onSelect={() => void pack().catch(sayFailed)}>
              Export as a pack
            </MenuItem>
            <MenuItem icon={Trash2} danger onSelect={() => remove("trash")}>
              Move to trash
            </MenuItem>
          </>
        )}
      </Menu>
      <span className="sep" />
      <button type="button" className="btn" aria-label="Clear selection" onClick={() => keep([])}>
        <kbd className="onwide">Esc</kbd>
        <X className="i onphone" aria-hidden />
      </button>
      {dialog}
    </div>
  );
}

type Icon = ComponentType<{ className?: string }>;

interface DeedProps {
  label: string;
  icon: Icon;
  price: string | undefined;
  disabled: boolean;
  onClick: () => void;
}

function Deed({ label, icon: Icon, price, disabled, onClick }: DeedProps) {
  return (
    <button
      type="button"
      className="btn"
      aria-label={price ? `${label}, ${price}` : label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon className="i s14" aria-hidden />
      <span className="onwide">{label}</span>
      {price && <span className="onwide cost">{price}</span>}
    </button>
  );
}
