import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Copy, Plus, Trash2 } from "lucide-react";
import { Dialog } from "radix-ui";
import {
  type Composition,
  compositionsQuery,
  deleteComposition,
  duplicateComposition,
  saveComposition,
} from "../../api/compositions";
import { sayDone, sayFailed } from "../../ui/toast";
import { Unread } from "../../ui/Unread";
import { ago, count } from "../../ui/words";
import { useComposer } from "../Composer";
import { emptyLook, newSeed } from "../state/look";
import { Thumbnail } from "./Thumbnail";
import "../../ui/floating.css";
import "../../library/picker/picker.css";
import "./saved.css";

interface Props {
  onOpen: (composition: Composition) => void;
  onClose: () => void;
}

/** What was saved, as pictures: a press opens one. */
export default function Compositions({ onOpen, onClose }: Props) {
  const { act, setSaved } = useComposer();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(compositionsQuery);
  const changed = () => queries.invalidateQueries(compositionsQuery);
  const attempt = (deed: Promise<unknown>) => void deed.then(changed).catch(sayFailed);
  const remove = async (gone: Composition) => {
    await deleteComposition(gone.id);
    const { name, recipe, image_id } = gone;
    const back = () => attempt(saveComposition(null, { name, recipe, image_id }));
    sayDone(`Deleted ${name}`, back);
  };
  const begin = () => {
    act({ type: "open", look: emptyLook(newSeed()) });
    setSaved(null);
    onClose();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop picker" aria-describedby={undefined}>
          <div className="row pickhead">
            <Dialog.Title className="d18">Compositions</Dialog.Title>
            {data && <span className="mut num">{count(data.total)}</span>}
            <span className="grow" />
            <button type="button" className="btn line" onClick={begin}>
              <Plus className="i s14" aria-hidden />
              New
            </button>
          </div>
          <div className="pickbody">
            {error && <Unread error={error} retry={() => void refetch()} />}
            {data?.items.length === 0 && (
              <p className="mut picknone">
                Nothing is saved yet. Save keeps what you compose here.
              </p>
            )}
            <ul className="pickgrid comps" aria-label="Compositions">
              {data?.items.map((each) => (
                <li key={each.id} className="comp">
                  <button
                    type="button"
                    className="pickcard"
                    aria-label={`Open ${each.name}`}
                    onClick={() => {
                      onOpen(each);
                      onClose();
                    }}
                  >
                    <Thumbnail composition={each} />
                    <span className="trunc">{each.name}</span>
                    <span className="trunc t12 mut">{ago(each.updated_at)}</span>
                  </button>
                  <span className="compacts">
                    <button
                      type="button"
                      className="btn icon xs"
                      aria-label={`Duplicate ${each.name}`}
                      title="Duplicate"
                      onClick={() => attempt(duplicateComposition(each.id))}
                    >
                      <Copy className="i s14" aria-hidden />
                    </button>
                    <button
                      type="button"
                      className="btn icon xs"
                      aria-label={`Delete ${each.name}`}
                      title="Delete"
                      onClick={() => attempt(remove(each))}
                    >
                      <Trash2 className="i s14" aria-hidden />
                    </button>
                  </span>
                </li>
              ))}
            </ul>
          </div>
          <div className="row pickfoot">
            <span className="grow" />
            <Dialog.Close className="btn">Close</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
