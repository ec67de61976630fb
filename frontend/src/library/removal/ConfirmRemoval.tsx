import type { UsedByAny } from "../../api/usedBy";
import { Confirm } from "../../ui/Confirm";
import { count } from "../../ui/words";

/** Into the trash, or out of it for good. */
export type Removing = "trash" | "delete";

interface Props {
  removing: Removing;
  /** What goes: a name, or "3 tea pots". */
  things: string;
  number: number;
  uses: UsedByAny;
  onAct: () => void;
  onKeep: () => void;
}

/** Asks before entities go that others use, or go for good. */
export function ConfirmRemoval({ removing, things, number, uses, onAct, onKeep }: Props) {
  const one = number === 1;
  const users = inUse(number, uses);
  const then = removing === "delete" ? forGood(one, Boolean(users)) : TRASHED;
  return (
    <Confirm
      title={removing === "delete" ? `Delete ${things} forever?` : `Move ${things} to trash?`}
      text={[users, then].filter(Boolean).join(" ")}
      act={removing === "delete" ? "Delete forever" : "Move to trash"}
      keep={one ? "Keep it" : "Keep them"}
      onAct={onAct}
      onKeep={onKeep}
    />
  );
}

const TRASHED = "There it stays for as long as something uses it, which goes on showing it.";

function forGood(one: boolean, used: boolean): string {
  const goes = used
    ? "What is used stays. All else goes with its picture and its history."
    : one
      ? "Its picture and its history go with it."
      : "Their pictures and their history go with them.";
  return `${goes} This cannot be undone.`;
}

/** "2 of them are used by Autumn walk, Rainy day and 3 more." */
function inUse(number: number, { used, items, total }: UsedByAny): string {
  if (used === 0) return "";
  const names = [...new Set(items.map((item) => item.name))];
  const further = total - items.length;
  const last = further > 0 ? `${count(further)} more` : names.pop();
  const users = names.length > 0 ? `${names.join(", ")} and ${last}` : last;
  const which = number === 1 ? "It is" : `${count(used)} of them ${used === 1 ? "is" : "are"}`;
  return `${which} used by ${users}.`;
}
