import { useRouteContext, useSearch } from "@tanstack/react-router";
import { PasswordPage } from "../session/PasswordPage";

export function Password() {
  const { me } = useRouteContext({ from: "/session" });
  const { next = "/" } = useSearch({ from: "/session/password" });
  return <PasswordPage me={me} next={next} />;
}
