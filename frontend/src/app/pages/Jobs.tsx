import { useSearch } from "@tanstack/react-router";
import { JobsPage } from "../../jobs/JobsPage";
import { JOB_PARTS } from "../jobParts";
import { useTitle } from "../useTitle";

export function Jobs() {
  useTitle("Jobs");
  const search = useSearch({ from: "/session/shell/jobs" });
  return <JobsPage search={search} parts={JOB_PARTS} />;
}
