import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useId,
  useRef,
  useState,
} from "react";
import { searchQuery } from "../../api/search";
import { count } from "../../ui/words";
import { CloseKey } from "./CloseKey";
import { CommandRow, HitRow } from "./rows";
import { useCommands, useOpenHit } from "./useCommands";
import "../../ui/floating.css";
import "./palette.css";

interface Props {
  onClose: () => void;
  onKeys: () => void;
}

/** So many commands stand under what was found; all of them where nothing is typed. */
const FEW = 5;

/** Finds entities of every kind, and does what the studio can do: by typing, arrows and Enter. */
export default function Palette({ onClose, onKeys }: Props) {
  const [q, setQ] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const words = useDeferredValue(q.trim());
  const found = useQuery(searchQuery(words));
  const hits = words ? (found.data?.items ?? []) : [];
  const commands = useCommands(q, onClose, onKeys);
  const shown = q.trim() ? commands.slice(0, FEW) : commands;
  const open = useOpenHit(onClose);
  const runs = [...hits.map((hit) => () => open(hit)), ...shown.map((command) => command.run)];
  const active = Math.min(at, runs.length - 1);

  const type = (text: string) => {
    setQ(text);
    setAt(0);
  };
  const go = (to: number) => {
    setAt(to);
    list.current?.querySelectorAll("[role=option]")[to]?.scrollIntoView?.({ block: "nearest" });
  };
  const onKey = (event: KeyboardEvent) => {
    const last = runs.length - 1;
    const to = {
      ArrowDown: active < last ? active + 1 : 0,
      ArrowUp: active > 0 ? active - 1 : last,
    }[event.key];
    if (to !== undefined) go(to);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) runs[active]?.();
    else return;
    event.preventDefault();
  };
  const row = (index: number, run: () => void) => ({
    id: `${id}-${index}`,
    on: index === active,
    onPoint: () => setAt(index),
    onRun: run,
  });

  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="pop pal" aria-describedby={undefined}>
          <Dialog.Title className="vh">Find or do</Dialog.Title>
          <div className="palq">
            <Search className="i s20" aria-hidden />
            <input
              value={q}
              placeholder="Find or do…"
              role="combobox"
              aria-label="Find or do"
              aria-expanded
              aria-controls={`${id}-list`}
              aria-activedescendant={runs.length > 0 ? `${id}-${active}` : undefined}
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              onChange={(event) => type(event.target.value)}
              onKeyDown={onKey}
            />
            <CloseKey />
          </div>
          <div id={`${id}-list`} role="listbox" aria-label="Results" className="palbody" ref={list}>
            {hits.length > 0 && (
              <Group id={`${id}-found`} title="Library">
                {hits.map((hit, index) => (
                  <HitRow key={hit.id} hit={hit} q={words} {...row(index, () => open(hit))} />
                ))}
              </Group>
            )}
            {shown.length > 0 && (
              <Group id={`${id}-do`} title="Do">
                {shown.map((command, index) => (
                  <CommandRow
                    key={command.id}
                    command={command}
                    {...row(hits.length + index, command.run)}
                  />
                ))}
              </Group>
            )}
          </div>
          <footer className="palfoot">
            <span>
              <kbd>↑</kbd>
              <kbd>↓</kbd>Choose
            </span>
            <span>
              <kbd>↵</kbd>Open
            </span>
            <span className="grow" />
            <Said
              error={words ? found.error : null}
              onRetry={() => void found.refetch()}
              said={!words ? "" : saidOf(words, found.data?.total)}
            />
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <fieldset aria-labelledby={id}>
      <div id={id} className="palh" role="presentation">
        {title}
      </div>
      {children}
    </fieldset>
  );
}

interface SaidProps {
  error: Error | null;
  onRetry: () => void;
  said: string;
}

/** How the search went. */
function Said({ error, onRetry, said }: SaidProps) {
  if (!error)
    return (
      <span role="status" className="mut trunc">
        {said}
      </span>
    );
  return (
    <span role="alert" className="palwhy">
      {error.message}
      <button type="button" className="btn xs line" onClick={onRetry}>
        Try now
      </button>
    </span>
  );
}

function saidOf(words: string, total: number | undefined): string {
  if (total === undefined) return "";
  if (total === 0) return `Nothing is like “${words}”`;
  return total === 1 ? "1 found" : `${count(total)} found`;
}
