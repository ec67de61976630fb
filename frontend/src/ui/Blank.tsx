import type { ReactNode } from "react";
import { Construction } from "./Construction";
import "./blank.css";

interface Props {
  /** The construction drawing that stands above the words. */
  drawing: string;
  title: string;
  children: ReactNode;
  /** Ways on. */
  actions?: ReactNode;
  broken?: boolean;
}

/** What a page shows where there is nothing to show: empty, not found, or broken. */
export function Blank({ drawing, title, children, actions, broken = false }: Props) {
  return (
    <section className={broken ? "blank broken" : "blank"} role={broken ? "alert" : undefined}>
      <Construction name={drawing} className="big" />
      <h2>{title}</h2>
      <p>{children}</p>
      {actions && <div className="ways">{actions}</div>}
    </section>
  );
}
