import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor } from "lucide-react";
import { endOtherSessions, endSession, type SessionView, sessionsQuery } from "../api/account";
import { sayDone, sayFailed } from "../ui/toast";
import { ago } from "../ui/words";
import { browserOf } from "./browser";
import { Rows } from "./Rows";
import { Section } from "./Section";

/** Where the user is signed in, and how to end that. */
export function Sessions() {
  const queries = useQueryClient();
  const others = useQuery(sessionsQuery).data?.filter((each) => !each.current).length ?? 0;
  const end = async (ending: Promise<void>, said: string) => {
    try {
      await ending;
      sayDone(said);
    } catch (error) {
      sayFailed(error);
    }
    await queries.invalidateQueries(sessionsQuery);
  };
  return (
    <Section
      title="Where you are signed in"
      text="End what you do not know, and then change your password."
    >
      <Rows query={sessionsQuery} label="Where you are signed in" none="Nowhere else.">
        {(session) => (
          <li key={session.id} className="setrow">
            <Monitor className="i" aria-hidden />
            <span className="grow">
              <span className="m trunc block">{browserOf(session.agent)}</span>
              <span className="t12 mut trunc block">{whereAndWhen(session)}</span>
            </span>
            {session.current ? (
              <span className="mark plain">This browser</span>
            ) : (
              <button
                type="button"
                className="btn sm"
                aria-label={`Sign out ${browserOf(session.agent)}`}
                onClick={() => void end(endSession(session.id), "Signed out there")}
              >
                Sign out
              </button>
            )}
          </li>
        )}
      </Rows>
      {others > 1 && (
        <button
          type="button"
          className="btn line sm"
          onClick={() => void end(endOtherSessions(), "Signed out everywhere else")}
        >
          Sign out everywhere else
        </button>
      )}
    </Section>
  );
}

function whereAndWhen(session: SessionView): string {
  const used = `used ${ago(session.last_used_at ?? session.created_at)}`;
  return session.address ? `${session.address}, ${used}` : used;
}
