import { Outlet, useRouteContext } from "@tanstack/react-router";
import { SettingsPage } from "../../settings/SettingsPage";
import { useTitle } from "../useTitle";

export function Settings() {
  useTitle("Settings");
  const { me } = useRouteContext({ from: "/session" });
  return (
    <SettingsPage isAdmin={me.is_admin}>
      <Outlet />
    </SettingsPage>
  );
}
