import { useRouter } from "@tanstack/react-router";
import { ApiError } from "../api/transport";
import { Blank } from "../ui/Blank";

/** What stands where a whole page could not be shown. */
export function Unreachable({ error }: { error: unknown }) {
  const router = useRouter();
  const known = error instanceof ApiError;
  return (
    <main className="unreachable">
      <Blank
        drawing="frame"
        title={known ? error.message : "This page broke"}
        broken
        actions={
          <button type="button" className="btn line" onClick={() => void router.invalidate()}>
            Try now
          </button>
        }
      >
        Your work is safe. Try again in a moment.
      </Blank>
    </main>
  );
}
