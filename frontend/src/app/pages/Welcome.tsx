import { useRouteContext } from "@tanstack/react-router";
import { WelcomePage } from "../session/WelcomePage";

export function Welcome() {
  const { me } = useRouteContext({ from: "/session" });
  return <WelcomePage me={me} />;
}
