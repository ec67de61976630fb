import { type Provider, providersQuery } from "../../api/providers";
import { useJobs } from "../../jobs/useJobs";
import { Rows } from "../Rows";
import { ProviderRow } from "./ProviderRow";

/** Every provider, and how its last test went. */
export function Providers({ isAdmin }: { isAdmin: boolean }) {
  const { jobs } = useJobs({ type: "check" });
  const tested = ({ name }: Provider) => jobs.find((job) => job.input.provider === name);
  return (
    <Rows query={providersQuery} label="Providers" none="There are none.">
      {(provider) => (
        <ProviderRow
          key={provider.name}
          provider={provider}
          test={tested(provider)}
          isAdmin={isAdmin}
        />
      )}
    </Rows>
  );
}
