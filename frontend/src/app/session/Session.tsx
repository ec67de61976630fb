import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { Me } from "../../api/auth";
import type { OpenStream } from "../../api/stream/stream";
import { onUnauthorized } from "../../api/transport";
import { LiveJobs } from "../../jobs/LiveJobs";
import { useFreshEntities } from "../../library/freshness";
import { SignIn } from "./SignIn";

interface Props {
  me: Me;
  open: OpenStream;
  children: ReactNode;
}

/**
 * The time that a user is signed in. When it ends, the page stays as it is behind the sign-in,
 * unsaved words included, and comes back for the same user; another one begins with a clean page.
 */
export function Session({ me, open, children }: Props) {
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  const end = useCallback(() => setEnded(true), []);
  useEffect(() => onUnauthorized(end), [end]);

  const resume = (now: Me) => {
    if (now.id !== me.id) {
      window.location.assign("/");
      return;
    }
    setEnded(false);
    void queries.invalidateQueries();
  };
  return (
    <LiveJobs userId={ended ? null : me.id} open={open} onEnded={end}>
      <KeepFresh />
      {ended && <SignIn again={me.username} onSignedIn={resume} />}
      <div className="session" hidden={ended}>
        {children}
      </div>
    </LiveJobs>
  );
}

function KeepFresh() {
  useFreshEntities();
  return null;
}
