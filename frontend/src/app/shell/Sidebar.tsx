import { Link } from "@tanstack/react-router";
import { Grid3x3, Layers, ListChecks, PanelLeft, ScanSearch, Search } from "lucide-react";
import type { Kind } from "../../api/kinds";
import { Tray } from "../../jobs/Tray";
import { pluralOf, shortOf } from "../../library/kinds";
import { Glyph } from "../../ui/Glyph";
import { Keys } from "../../ui/Keys";
import { Logo } from "../../ui/Logo";
import { count } from "../../ui/words";
import { groupsOf } from "../groups";
import { JOB_PARTS } from "../jobParts";
import { UserMenu } from "./UserMenu";
import { WaitingBadge } from "./WaitingBadge";

interface Props {
  kinds: Kind[];
  onCollapse: () => void;
  onFind: () => void;
}

/** The way to everything: rooms, kinds in their groups, jobs, the user. */
export function Sidebar({ kinds, onCollapse, onFind }: Props) {
  return (
    <aside className="side" aria-label="Main navigation">
      <div className="brand">
        <Link to="/" aria-label="Maquette" className="row">
          <Logo />
          <span className="w">Maquette</span>
        </Link>
        <button
          type="button"
          className="btn icon xs collapse"
          aria-label="Narrow or widen the sidebar"
          onClick={onCollapse}
        >
          <PanelLeft className="i" aria-hidden />
        </button>
      </div>
      <button type="button" className="find" title="Find or do" onClick={onFind}>
        <Search className="i s14" aria-hidden />
        <span className="grow trunc">Find or do…</span>
        <Keys keys="Mod K" />
      </button>
      <nav className="nav" aria-label="Library and rooms">
        <Link to="/composer" title="Composer" activeOptions={{ includeSearch: false }}>
          <Layers className="i" aria-hidden />
          <span className="trunc">Composer</span>
        </Link>
        <Link to="/matrix" title="Matrix" activeOptions={{ includeSearch: false }}>
          <Grid3x3 className="i" aria-hidden />
          <span className="trunc">Matrix</span>
        </Link>
        <Link to="/tools" title="Tools">
          <ScanSearch className="i" aria-hidden />
          <span className="trunc">Tools</span>
        </Link>
        <Link to="/jobs" title="Jobs">
          <ListChecks className="i" aria-hidden />
          <span className="trunc">Jobs</span>
          <WaitingBadge />
        </Link>
        {groupsOf(kinds).map(([group, members]) => (
          <div key={group} className="navgroup">
            <h2>{group}</h2>
            {members.map((kind) => (
              <Link
                key={kind.slug}
                to="/entities/$slug"
                params={{ slug: kind.slug }}
                activeOptions={{ exact: false, includeSearch: false }}
                title={pluralOf(kind)}
              >
                <Glyph name={kind.glyph} fallback={kind.icon} />
                <span className="trunc">{shortOf(kind)}</span>
                <span className="n num">{count(kind.count)}</span>
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <Tray parts={JOB_PARTS} />
      <UserMenu />
    </aside>
  );
}
