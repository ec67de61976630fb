import { Outlet, useRouteContext } from "@tanstack/react-router";
import { openStream } from "../../api/stream/stream";
import { Session } from "../session/Session";

export function SignedIn() {
  const { me } = useRouteContext({ from: "/session" });
  return (
    <Session me={me} open={openStream}>
      <Outlet />
    </Session>
  );
}
