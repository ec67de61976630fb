import { WifiOff } from "lucide-react";
import { useLive } from "../../jobs/LiveJobs";

/** Says that the connection is lost, over the foot of the sheet; what is shown stays usable. */
export function AwayBanner() {
  const { away, retry } = useLive();
  if (!away) return null;
  return (
    <div className="banner" role="status">
      <WifiOff className="i" aria-hidden />
      <span>Connection lost. Jobs go on; the page catches up when it is back.</span>
      <button type="button" className="btn sm" onClick={retry}>
        Try now
      </button>
    </div>
  );
}
