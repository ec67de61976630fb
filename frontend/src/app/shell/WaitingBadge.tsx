import { useWaiting } from "../../jobs/useWaiting";

/** How many jobs wait for the user, beside the way to them. */
export function WaitingBadge() {
  const waiting = useWaiting();
  if (waiting === 0) return null;
  return (
    <span className="badge">
      {waiting}
      <span className="vh"> waiting for you</span>
    </span>
  );
}
