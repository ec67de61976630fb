import { useQuery } from "@tanstack/react-query";
import { modelsQuery } from "../../api/models";
import { chooseModels, type Task, tasksQuery } from "../../api/providers";
import { Rows } from "../Rows";
import { TaskModel, TITLES } from "./TaskModel";
import { useChange } from "./useChange";

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
            <TaskModel
              task={task}
              models={models}
              onChoose={(wanted) => void choose(task, wanted)}
            />
          ) : (
            <span className="num t12 trunc">{task.models[0]}</span>
          )}
        </li>
      )}
    </Rows>
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
