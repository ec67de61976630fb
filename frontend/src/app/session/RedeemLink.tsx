import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Me, meQuery, redeemLink } from "../../api/auth";
import { Gate } from "./Gate";

interface Props {
  link: string;
  onRedeemed: (me: Me) => void;
  /** The user would rather sign in by password. */
  onPassword: () => void;
}

/** Redeems a link that works once. */
export function RedeemLink({ link, onRedeemed, onPassword }: Props) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState("");
  const begun = useRef(false);
  const redeemed = useRef(onRedeemed);
  redeemed.current = onRedeemed;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    redeemLink(link)
      .then((me) => {
        queries.setQueryData(meQuery.queryKey, me);
        redeemed.current(me);
      })
      .catch((error: Error) => setRefused(error.message));
  }, [link, queries]);
  return (
    <Gate>
      <form>
        <div className="words" role="status">
          <h1 className="d32">{refused ? "This link does not open" : "One moment"}</h1>
          <p className="mut2">
            {refused || "The link from the terminal is being redeemed. It works once."}
          </p>
        </div>
        {refused && (
          <button type="button" className="btn ink lg" onClick={onPassword}>
            Sign in with a password
          </button>
        )}
      </form>
    </Gate>
  );
}
