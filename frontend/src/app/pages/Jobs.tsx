import { JobsPage } from "../../jobs/JobsPage";
import { JOB_PARTS } from "../jobParts";
import { useTitle } from "../useTitle";

export function Jobs() {
  useTitle("Jobs");
  return <JobsPage parts={JOB_PARTS} />;
}
