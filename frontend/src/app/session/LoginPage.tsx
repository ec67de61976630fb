import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTitle } from "../useTitle";
import { RedeemLink } from "./RedeemLink";
import { SignIn } from "./SignIn";

/** Signs in, by password or by a one-time link, and goes on to where one wanted to. */
export function LoginPage({ next }: { next: string }) {
  useTitle("Sign in");
  const router = useRouter();
  const [link] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get("link"));
  const [spent, setSpent] = useState(false);
  if (link && !spent) {
    return (
      <RedeemLink
        link={link}
        onRedeemed={(me) =>
          router.history.replace(
            me.has_password ? next : `/password?next=${encodeURIComponent(next)}`,
          )
        }
        onPassword={() => setSpent(true)}
      />
    );
  }
  return <SignIn onSignedIn={() => router.history.replace(next)} />;
}
