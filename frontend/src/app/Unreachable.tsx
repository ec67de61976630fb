import { useRouter } from "@tanstack/react-router";
import { ApiError } from "../api/transport";
import { Broken } from "../ui/Broken";

/** What stands where a whole page could not be shown. */
export function Unreachable({ error }: { error: unknown }) {
  const router = useRouter();
  const known = error instanceof ApiError;
  return (
    <main className="unreachable">
      <Broken
        message={known ? error.message : "This page broke"}
        onRetry={() => void router.invalidate()}
      >
        Your work is safe. Try again in a moment.
      </Broken>
    </main>
  );
}
