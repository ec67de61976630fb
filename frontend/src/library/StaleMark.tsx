import { RotateCw } from "lucide-react";

/** Says that a preview was drawn from what is no longer so. */
export function StaleMark() {
  return (
    <span className="mark clay">
      <RotateCw className="i s12" aria-hidden />
      Stale
    </span>
  );
}
