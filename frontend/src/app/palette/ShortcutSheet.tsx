import { Dialog } from "radix-ui";
import { Keys } from "../../ui/Keys";
import { CloseKey } from "./CloseKey";
import { SHORTCUTS } from "./shortcuts";
import "../../ui/floating.css";
import "./palette.css";

/** What keys do, and where. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="pop keysheet"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
        >
          <div className="row">
            <Dialog.Title className="d18 grow">Keyboard shortcuts</Dialog.Title>
            <CloseKey />
          </div>
          {SHORTCUTS.map(([where, shortcuts]) => (
            <section key={where} aria-label={where}>
              <h3 className="palh">{where}</h3>
              <dl>
                {shortcuts.map(({ keys, does }) => (
                  <div key={does} className="keyrow">
                    <dt>{does}</dt>
                    <dd>
                      {keys.map((each) => (
                        <Keys key={each} keys={each} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
