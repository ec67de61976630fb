import { ChevronDown } from "lucide-react";
import { Chip } from "../ui/Chip";
import { Menu, MenuChoice } from "../ui/Menu";
import { count } from "../ui/words";
import { isWork, type JobsSearch, STANDINGS, type Standing, WORK } from "./search";
import "../ui/toolbar.css";

const ANY = "any";
const KINDS = [
  { value: ANY, label: "Any kind of work" },
  ...Object.entries(WORK).map(([value, label]) => ({ value, label })),
];

interface Props {
  search: JobsSearch;
  counted: (standing: Standing) => number;
  onSearch: (search: JobsSearch) => void;
}

/** The chips above the jobs: how they stand, and what sort of work they are. */
export function JobFilters({ search, counted, onSearch }: Props) {
  return (
    <div className="toolbar">
      <fieldset className="chips" aria-label="Filters">
        <Chip on={!search.standing} onClick={() => onSearch({ ...search, standing: undefined })}>
          All
        </Chip>
        {STANDINGS.map(({ value, label }) => {
          const number = counted(value);
          if (value === "waits" && number === 0 && search.standing !== value) return null;
          return (
            <Chip
              key={value}
              on={search.standing === value}
              calls={value === "waits"}
              onClick={() =>
                onSearch({ ...search, standing: search.standing === value ? undefined : value })
              }
            >
              {value === "waits" && <span className="dot clay" />}
              {label} {number > 0 && <span className="n num">{count(number)}</span>}
            </Chip>
          );
        })}
        <span className="sep" />
        <Menu
          align="start"
          width={220}
          trigger={
            <button type="button" className={search.type ? "chip on" : "chip"}>
              {search.type ? WORK[search.type] : "Any kind of work"}
              <ChevronDown className="i s12" aria-hidden />
            </button>
          }
        >
          <MenuChoice
            label="Kind of work"
            value={search.type ?? ANY}
            options={KINDS}
            onChange={(type) => onSearch({ ...search, type: isWork(type) ? type : undefined })}
          />
        </Menu>
      </fieldset>
    </div>
  );
}
