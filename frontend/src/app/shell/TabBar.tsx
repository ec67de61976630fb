import { Link, useRouterState } from "@tanstack/react-router";
import { LayoutGrid, ListChecks, ScanSearch, Search, UserRound } from "lucide-react";
import { useKnownJobs } from "../../jobs/LiveJobs";
import { TrayStrip } from "../../jobs/Tray";
import { YouMenu } from "./UserMenu";

/** The way around on a phone. */
export function TabBar({ onFind }: { onFind: () => void }) {
  const inLibrary = useRouterState({
    select: (state) => state.location.pathname.startsWith("/entities"),
  });
  const waiting = useKnownJobs().filter((job) => job.status === "awaiting_input").length;
  return (
    <nav className="phonefoot" aria-label="Main">
      <TrayStrip />
      <div className="tabbar">
        <Link to="/" aria-current={inLibrary ? "page" : undefined}>
          <LayoutGrid className="i s20" aria-hidden />
          Library
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
          {waiting > 0 && <span className="badge">{waiting}</span>}
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
