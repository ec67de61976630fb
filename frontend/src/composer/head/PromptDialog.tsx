import { Dialog } from "radix-ui";
import { useId } from "react";
import type { Estimate } from "../../api/generating";
import { useComposer } from "../Composer";
import "../../ui/floating.css";

interface Props {
  estimate: Estimate | undefined;
  onClose: () => void;
}

/** The words that are sent: seen, and written anew where one wants others. */
export function PromptDialog({ estimate, onClose }: Props) {
  const { look, act } = useComposer();
  const { prompt, negative } = look.recipe;
  const id = useId();
  const write = (words: { prompt?: string | null; negative?: string | null }) =>
    act({ type: "write", words }, `words ${Object.keys(words)}`);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop dlg promptdlg" aria-describedby={`${id}-how`}>
          <Dialog.Title className="d18">Prompt</Dialog.Title>
          <p className="mut2" id={`${id}-how`}>
            {prompt === null
              ? "These are the words of the layers. Change them, and yours are sent instead."
              : "Your words are sent in place of those of the layers."}
          </p>
          <label className="lab" htmlFor={`${id}-prompt`}>
            What is to be seen
          </label>
          <textarea
            id={`${id}-prompt`}
            className="inp"
            rows={9}
            value={prompt ?? estimate?.prompt ?? ""}
            onChange={(event) => write({ prompt: event.target.value })}
          />
          <label className="lab" htmlFor={`${id}-negative`}>
            What is not to be seen
          </label>
          <textarea
            id={`${id}-negative`}
            className="inp"
            rows={2}
            value={negative ?? ""}
            onChange={(event) => write({ negative: event.target.value || null })}
          />
          <div className="row dlgacts">
            {prompt !== null && (
              <button type="button" className="btn" onClick={() => write({ prompt: null })}>
                Back to the words of the layers
              </button>
            )}
            <Dialog.Close className="btn ink">Done</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
