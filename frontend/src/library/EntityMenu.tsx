import { useNavigate } from "@tanstack/react-router";
import {
  Archive,
  ArchiveRestore,
  Check,
  Copy,
  Layers,
  Pencil,
  RotateCw,
  Scaling,
  TextCursorInput,
  Trash2,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Entity } from "../api/entities";
import type { Kind } from "../api/kinds";
import { Menu, MenuItem, MenuRule } from "../ui/Menu";
import { useEntityActions } from "./actions";
import { composingWith } from "./composing";
import { usePrice } from "./models";
import { useRemoval } from "./removal/useRemoval";

interface Props {
  entity: Entity;
  kind: Kind;
  trigger: ReactNode;
  /** Where it can be selected, to do something with many. */
  onSelect?: () => void;
  /** Where its name can be changed in place. */
  onRename?: () => void;
  onDuplicated?: (copy: Entity) => void;
  /** It is no longer in the library. */
  onGone?: () => void;
}

/** Everything that can be done with one entity. */
export function EntityMenu({
  entity,
  kind,
  trigger,
  onSelect,
  onRename,
  onDuplicated,
  onGone,
}: Props) {
  const actions = useEntityActions(kind);
  const price = usePrice();
  const navigate = useNavigate();
  const composing = composingWith(kind, entity);
  const then = async (done: Promise<boolean>) => (await done) && onGone?.();
  const { remove, dialog } = useRemoval(
    kind,
    [entity.id],
    entity.name,
    (removing) =>
      void then(removing === "trash" ? actions.trash(entity) : actions.deleteForever(entity)),
  );
  return (
    <>
      <Menu trigger={trigger}>
        {onSelect && (
          <MenuItem icon={Check} onSelect={onSelect}>
            Select
          </MenuItem>
        )}
        {entity.deleted_at ? (
          <>
            <MenuItem icon={Undo2} onSelect={() => void actions.restore(entity)}>
              Restore
            </MenuItem>
            <MenuItem icon={Trash2} danger onSelect={() => remove("delete")}>
              Delete forever
            </MenuItem>
          </>
        ) : (
          <>
            {composing && (
              <MenuItem
                icon={Layers}
                onSelect={() => void navigate({ to: "/composer", search: composing.search })}
              >
                {composing.word}
              </MenuItem>
            )}
            {kind.preview === "render" && (
              <MenuItem
                icon={entity.preview_image_full ? RotateCw : Pencil}
                hint={price}
                onSelect={() => void actions.generate(entity)}
              >
                Generate preview
              </MenuItem>
            )}
            {kind.preview === "own" && entity.preview_image_full && (
              <MenuItem icon={Scaling} onSelect={() => void actions.cut(entity)}>
                Make preview sizes
              </MenuItem>
            )}
            {onRename && (
              <MenuItem icon={TextCursorInput} hint="F2" onSelect={onRename}>
                Rename
              </MenuItem>
            )}
            <MenuItem
              icon={Copy}
              onSelect={() =>
                void actions.duplicate(entity).then((copy) => copy && onDuplicated?.(copy))
              }
            >
              Duplicate
            </MenuItem>
            <MenuRule />
            {entity.archived_at ? (
              <MenuItem icon={ArchiveRestore} onSelect={() => void actions.unarchive(entity)}>
                Bring back from archive
              </MenuItem>
            ) : (
              <MenuItem icon={Archive} onSelect={() => void then(actions.archive(entity))}>
                Archive
              </MenuItem>
            )}
            <MenuItem icon={Trash2} danger onSelect={() => remove("trash")}>
              Move to trash
            </MenuItem>
          </>
        )}
      </Menu>
      {dialog}
    </>
  );
}
