import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { Keys } from "../../ui/Keys";

/** Closes a dialog: it shows the key that does, and on a phone a cross. */
export function CloseKey() {
  return (
    <Dialog.Close className="palclose" aria-label="Close">
      <span className="onwide">
        <Keys keys="Esc" />
      </span>
      <X className="i s20 onphone" aria-hidden />
    </Dialog.Close>
  );
}
