import { Link, useRouterState } from "@tanstack/react-router";
import { Layers, LayoutGrid, ListChecks, ScanSearch, Search, UserRound } from "lucide-react";
import { TrayStrip } from "../../jobs/Tray";
import { YouMenu } from "./UserMenu";
import { WaitingBadge } from "./WaitingBadge";

/** The way around on a phone. */
export function TabBar({ onFind }: { onFind: () => void }) {
  const inLibrary = useRouterState({
    select: (state) => state.location.pathname.startsWith("/entities"),
  });
  return (
    <nav className="phonefoot" aria-label="Main">
      <TrayStrip />
      <div className="tabbar">
        <Link to="/" aria-current={inLibrary ? "page" : undefined}>
          <LayoutGrid className="i s20" aria-hidden />
          Library
        </Link>
        <Link to="/composer">
          <Layers className="i s20" aria-hidden />
          Compose
        </Link>
        <button type="button" onClick={onFind}>
          <Search className="i s20" aria-hidden />
          Find
        </button>
        <Link to="/tools">
          <ScanSearch className="i s20" aria-hidden />
          Photo
        </Link>
        <Link to="/jobs">
          <ListChecks className="i s20" aria-hidden />
          Jobs
          <WaitingBadge />
        </Link>
        <YouMenu>
          <button type="button">
            <UserRound className="i s20" aria-hidden />
            You
          </button>
        </YouMenu>
      </div>
    </nav>
  );
}
