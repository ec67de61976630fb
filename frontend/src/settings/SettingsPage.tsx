import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import "./settings.css";

/** What a user may set, section by section. */
export function SettingsPage({ isAdmin, children }: { isAdmin: boolean; children: ReactNode }) {
  return (
    <>
      <header className="head">
        <h1>Settings</h1>
      </header>
      {/* The links scroll along: a page of figures alone could not be scrolled by keys. */}
      <div className="setscroll">
        <nav className="tabs settingsnav" aria-label="Settings">
          <Link to="/settings" activeOptions={{ exact: true }}>
            Account
          </Link>
          {isAdmin && <Link to="/settings/users">Users</Link>}
          <Link to="/settings/models">Models</Link>
          <Link to="/settings/tags">Tags</Link>
          <Link to="/settings/storage">Storage</Link>
          <Link to="/settings/transfer">Move in, move out</Link>
          <Link to="/about">About</Link>
        </nav>
        <div className="settings">{children}</div>
      </div>
    </>
  );
}
