import { useEffect, useId, useRef, useState } from "react";
import type { Model } from "../../api/models";
import type { Task } from "../../api/providers";
import { useJobs } from "../../jobs/useJobs";

export const TITLES: Record<Task["task"], string> = {
  preview: "Draws previews",
  generate: "Draws compositions",
  analyze: "Looks at pictures",
  write: "Writes",
};

interface Props {
  task: Task;
  models: Model[];
  onChoose: (models: string[]) => void;
}

const ANOTHER = "another";

/** The model that does it; the others of its chain stay behind it. */
export function TaskModel({ task, models, onChoose }: Props) {
  const [typing, setTyping] = useState(false);
  const [chosen = "", ...rest] = task.models;
  const able = models.filter(({ abilities }) => abilities.includes(task.ability));
  const choose = (id: string) => {
    setTyping(false);
    if (id && id !== chosen) onChoose([id, ...rest.filter((each) => each !== id)]);
  };
  const option = ({ id, label }: Model) => (
    <option key={id} value={id}>
      {label === id.split("/")[1] ? id : `${label} (${id.split("/")[0]})`}
    </option>
  );
  if (typing) return <TypedModel task={task} onChoose={choose} />;
  return (
    <label>
      <span className="vh">{TITLES[task.task]} with</span>
      <select
        className="inp"
        value={chosen}
        onChange={({ target }) =>
          target.value === ANOTHER ? setTyping(true) : choose(target.value)
        }
      >
        <optgroup label="Can be asked">{able.filter(({ ready }) => ready).map(option)}</optgroup>
        <optgroup label="Not set up">{able.filter(({ ready }) => !ready).map(option)}</optgroup>
        <option value={ANOTHER}>Another…</option>
      </select>
    </label>
  );
}

/** Any model by its name; those that the last tests found are offered. */
function TypedModel({ task, onChoose }: { task: Task; onChoose: (id: string) => void }) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []); // it stands where the choice stood
  const found = useJobs({ type: "check" }).jobs.flatMap(({ input, result }) =>
    Array.isArray(result?.models) ? result.models.map((name) => `${input.provider}/${name}`) : [],
  );
  return (
    <label>
      <span className="vh">{TITLES[task.task]} with provider/model</span>
      <input
        ref={input}
        className="inp"
        list={list}
        placeholder="provider/model"
        spellCheck={false}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        onBlur={({ target }) => onChoose(target.value.trim())}
      />
      <datalist id={list}>
        {[...new Set(found)].map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </label>
  );
}
