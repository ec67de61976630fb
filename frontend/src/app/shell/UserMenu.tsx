import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Info, LogOut, Settings, SunMoon } from "lucide-react";
import type { ReactNode } from "react";
import { meQuery } from "../../api/auth";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuRule } from "../../ui/Menu";
import { useSignOut } from "../session/useSignOut";
import { chooseTheme, THEMES, useTheme } from "../theme";

/** Who is signed in, at the foot of the sidebar; the theme and the settings beside it. */
export function UserMenu() {
  const name = useQuery(meQuery).data?.username ?? "";
  const theme = useTheme();
  return (
    <div className="user">
      <YouMenu>
        <button type="button" className="row grow you" aria-label={`Signed in as ${name}`}>
          <span className="ava" aria-hidden="true">
            {name.charAt(0).toUpperCase()}
          </span>
          <span className="grow m trunc">{name}</span>
        </button>
      </YouMenu>
      <Menu
        side="top"
        width={180}
        trigger={
          <button type="button" className="btn icon xs themebtn" aria-label="Theme">
            <SunMoon className="i s14" aria-hidden />
          </button>
        }
      >
        <MenuChoice label="Theme" value={theme} options={THEMES} onChange={chooseTheme} />
      </Menu>
      <Link to="/settings" className="btn icon xs themebtn" aria-label="Settings" title="Settings">
        <Settings className="i s14" aria-hidden />
      </Link>
    </div>
  );
}

/** What a user can do about themselves. */
export function YouMenu({ children }: { children: ReactNode }) {
  const name = useQuery(meQuery).data?.username ?? "";
  const navigate = useNavigate();
  const signOut = useSignOut();
  const theme = useTheme();
  return (
    <Menu side="top" align="start" width={216} trigger={children}>
      <MenuLabel>Signed in as {name}</MenuLabel>
      <MenuItem icon={Settings} onSelect={() => void navigate({ to: "/settings" })}>
        Settings
      </MenuItem>
      <MenuItem icon={Info} onSelect={() => void navigate({ to: "/about" })}>
        About Maquette
      </MenuItem>
      <MenuRule />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice label="Theme" value={theme} options={THEMES} onChange={chooseTheme} />
      <MenuRule />
      <MenuItem icon={LogOut} onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
