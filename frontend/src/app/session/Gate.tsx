import type { ReactNode } from "react";
import { Logo } from "../../ui/Logo";
import drawn from "../figures/drawn.webp";
import dressed from "../figures/dressed.webp";
import modeled from "../figures/modeled.webp";
import "./gate.css";

/** The way in: words and fields at the left, and at the right what Maquette is about. */
export function Gate({ children }: { children: ReactNode }) {
  return (
    <div className="gate">
      <main className="door">
        <div className="row wordmark">
          <Logo size={30} />
          <span>Maquette</span>
        </div>
        {children}
        <p className="row t12 mut">
          <span className="grow" />
          <span>{window.location.host}</span>
        </p>
      </main>
      <div className="shelf" aria-hidden="true">
        <svg className="wall" viewBox="0 0 920 900" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 214H920M0 474H920M0 734H920" vectorEffect="non-scaling-stroke" />
        </svg>
        <div className="floor" />
        <div className="figs">
          <Figure picture={drawn} label="drawn" />
          <Figure picture={modeled} label="modeled" />
          <Figure picture={dressed} label="dressed" />
        </div>
      </div>
    </div>
  );
}

function Figure({ picture, label }: { picture: string; label: string }) {
  return (
    <div className={`fig ${label}`}>
      <img src={picture} alt="" width={320} height={960} />
      <div className="pl">
        <span>{label}</span>
      </div>
    </div>
  );
}
