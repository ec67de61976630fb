import { AlertDialog } from "radix-ui";
import "./floating.css";

interface Props {
  title: string;
  text: string;
  /** What the ink button says. */
  act: string;
  /** What the quiet one says. */
  keep: string;
  onAct: () => void;
  onKeep: () => void;
}

/** Asks before something that cannot be undone. It stands open as long as it is rendered. */
export function Confirm({ title, text, act, keep, onAct, onKeep }: Props) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onKeep()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="scrim" />
        <AlertDialog.Content className="pop dlg">
          <AlertDialog.Title className="d18">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mut2">{text}</AlertDialog.Description>
          <div className="row dlgacts">
            <AlertDialog.Cancel className="btn">{keep}</AlertDialog.Cancel>
            <AlertDialog.Action className="btn ink" onClick={onAct}>
              {act}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
