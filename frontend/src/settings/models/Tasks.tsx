import { useQuery } from "@tanstack/react-query";
import { type Model, modelsQuery } from "../../api/models";
import { chooseModels, type Task, tasksQuery } from "../../api/providers";
import { Rows } from "../Rows";
import { useChange } from "./useChange";

const TITLES: Record<Task["task"], string> = {
  preview: "Draws previews",
  generate: "Draws compositions",
  analyze: "Looks at pictures",
  write: "Writes",
};

/** Which model does which task. */
export function Tasks({ isAdmin }: { isAdmin: boolean }) {
  const models = useQuery(modelsQuery).data?.models ?? [];
  const change = useChange();
  const choose = (task: Task, wanted: string[]) =>
    change(chooseModels(task.task, wanted), `${TITLES[task.task]}: ${wanted[0]}`);
  return (
    <Rows query={tasksQuery} label="What does what" none="There is nothing to do.">
      {(task) => (
        <li key={task.task} className="setrow task">
          <span className="grow">
            <span className="m block">{TITLES[task.task]}</span>
            <span className="t12 mut block">{note(task)}</span>
          </span>
          {isAdmin && !task.fixed ? (
            <Choice task={task} models={models} onChoose={(wanted) => void choose(task, wanted)} />
          ) : (
            <span className="num t12 trunc">{task.models[0]}</span>
          )}
        </li>
      )}
    </Rows>
  );
}

interface Props {
  task: Task;
  models: Model[];
  onChoose: (models: string[]) => void;
}

/** The model that does it; the others of its chain stay behind it. */
function Choice({ task, models, onChoose }: Props) {
  const [chosen = "", ...rest] = task.models;
  const able = models.filter(({ abilities }) => abilities.includes(task.ability));
  const option = ({ id, label }: Model) => (
    <option key={id} value={id}>
      {label === id.split("/")[1] ? id : `${label} (${id.split("/")[0]})`}
    </option>
  );
  return (
    <label>
      <span className="vh">{TITLES[task.task]} with</span>
      <select
        className="inp"
        value={chosen}
        onChange={(event) =>
          onChoose([event.target.value, ...rest.filter((each) => each !== event.target.value)])
        }
      >
        <optgroup label="Can be asked">{able.filter(({ ready }) => ready).map(option)}</optgroup>
        <optgroup label="Not set up">{able.filter(({ ready }) => !ready).map(option)}</optgroup>
      </select>
    </label>
  );
}

function note({ models, does, fixed }: Task): string {
  const [, ...then] = models;
  const parts = [
    fixed && "Set by a variable",
    does !== models[0] && `Not set up, so ${does} does it`,
    then.length > 0 && `then ${then.join(", ")}`,
  ];
  return parts.filter(Boolean).join(" · ") || "Ready";
}
