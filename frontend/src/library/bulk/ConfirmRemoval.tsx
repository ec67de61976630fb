import type { Action, UsedByAny } from "../../api/bulk";
import type { Kind } from "../../api/kinds";
import { Confirm } from "../../ui/Confirm";
import { count } from "../../ui/words";
import { many } from "./deeds";

interface Props {
  kind: Kind;
  action: Action;
  number: number;
  uses: UsedByAny;
  onAct: () => void;
  onKeep: () => void;
}

/** Asks before entities go that others use, or go for good. */
export function ConfirmRemoval({ kind, action, number, uses, onAct, onKeep }: Props) {
  const things = many(kind, number);
  const forGood = action === "delete";
  const users = inUse(number, uses);
  const then = forGood
    ? users
      ? "What is used stays. All else goes with its picture and its history. This cannot be undone."
      : "Their pictures and their history go with them. This cannot be undone."
    : "What uses them goes on showing them, until the trash is emptied of what nothing uses.";
  return (
    <Confirm
      title={forGood ? `Delete ${things} forever?` : `Move ${things} to trash?`}
      text={[users, then].filter(Boolean).join(" ")}
      act={forGood ? "Delete forever" : "Move to trash"}
      keep={number === 1 ? "Keep it" : "Keep them"}
      onAct={onAct}
      onKeep={onKeep}
    />
  );
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
