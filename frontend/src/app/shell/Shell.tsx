import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { kindsQuery } from "../../api/kinds";
import { useTelling } from "../../jobs/useTelling";
import { useWaiting } from "../../jobs/useWaiting";
import { Broken } from "../../ui/Broken";
import { useMedia } from "../../ui/useMedia";
import { usePalette } from "../palette/usePalette";
import { useTitleCount } from "../useTitle";
import { AwayBanner } from "./AwayBanner";
import { Sidebar } from "./Sidebar";
import { TabBar } from "./TabBar";
import { usePhotoDrop } from "./usePhotoDrop";
import "./shell.css";
import "./phone.css";

const RAILED = "maquette-railed";
/** Rooms with panes of their own leave the sidebar no more than its rail. */
const ROOMS = ["/composer", "/matrix"];

/** The frame of every page: the sidebar, the sheet, and on a phone the tab bar. */
export function Shell() {
  const kinds = useQuery(kindsQuery);
  const [railed, setRailed] = useState(() => localStorage.getItem(RAILED) === "yes");
  const collapse = () => {
    localStorage.setItem(RAILED, railed ? "no" : "yes");
    setRailed(!railed);
  };
  const narrow = useMedia("(max-width: 1100px)");
  const room = useRouterState({ select: (state) => ROOMS.includes(state.location.pathname) });
  useTitleCount(useWaiting());
  useTelling();
  const { find, palette } = usePalette(kinds.data ?? []);
  const { over, target } = usePhotoDrop();
  return (
    <div className={railed || narrow || room ? "app railed" : "app"} {...target}>
      <Sidebar kinds={kinds.data ?? []} onCollapse={collapse} onFind={find} />
      <main className="main">
        {kinds.data ? (
          <Outlet />
        ) : kinds.error ? (
          <Broken message={kinds.error.message} onRetry={() => void kinds.refetch()} />
        ) : null}
        <AwayBanner />
      </main>
      <TabBar onFind={find} />
      {palette}
      {over && <p className="photodrop d22">Let go to look at what is in the picture</p>}
    </div>
  );
}
