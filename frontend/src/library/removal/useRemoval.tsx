import { useState } from "react";
import type { Kind } from "../../api/kinds";
import { fetchUsedByAny, type UsedByAny } from "../../api/usedBy";
import { sayFailed } from "../../ui/toast";
import { ConfirmRemoval, type Removing } from "./ConfirmRemoval";

/**
 * Lets entities go, and says before what uses them; `things` is what they are called together.
 * The `dialog` is to be rendered where `remove` is offered.
 */
export function useRemoval(
  kind: Kind,
  ids: string[],
  things: string,
  act: (removing: Removing) => void,
) {
  const [asked, setAsked] = useState<{ removing: Removing; uses: UsedByAny } | null>(null);
  const remove = async (removing: Removing) => {
    try {
      const uses = await fetchUsedByAny(kind.slug, ids);
      // Where all are used nothing goes for good: whoever refuses that says why.
      const asks = removing === "delete" ? uses.used < ids.length : uses.used > 0;
      if (asks) setAsked({ removing, uses });
      else act(removing);
    } catch (error) {
      sayFailed(error);
    }
  };
  const dialog = asked && (
    <ConfirmRemoval
      {...asked}
      things={things}
      number={ids.length}
      onAct={() => {
        setAsked(null);
        act(asked.removing);
      }}
      onKeep={() => setAsked(null)}
    />
  );
  return { remove: (removing: Removing) => void remove(removing), dialog };
}
