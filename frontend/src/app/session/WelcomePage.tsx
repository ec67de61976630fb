import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus, ScanFace } from "lucide-react";
import type { Me } from "../../api/auth";
import { pageQuery } from "../../api/entities";
import { type Kind, kindsQuery } from "../../api/kinds";
import { isFinished } from "../../api/stream/message";
import { useKnownJobs, useLive } from "../../jobs/LiveJobs";
import { nounOf } from "../../library/kinds";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { previewOf } from "../../library/picture/preview";
import { Construction } from "../../ui/Construction";
import { Logo } from "../../ui/Logo";
import { ProgressBar } from "../../ui/ProgressBar";
import { count } from "../../ui/words";
import drawn from "../figures/drawn.webp";
import figure1 from "../figures/figure-1.webp";
import figure2 from "../figures/figure-2.webp";
import figure3 from "../figures/figure-3.webp";
import figure4 from "../figures/figure-4.webp";
import figure5 from "../figures/figure-5.webp";
import figure6 from "../figures/figure-6.webp";
import figure7 from "../figures/figure-7.webp";
import modeled from "../figures/modeled.webp";
import { useTitle } from "../useTitle";
import "../../ui/picture.css";
import "./welcome.css";

const BENCH: [picture: string, height: number][] = [
  [figure1, 166],
  [figure2, 172],
  [figure3, 126],
  [figure4, 168],
  [figure5, 172],
  [figure6, 170],
  [figure7, 164],
  [modeled, 170],
];

/** The first page after the first start: what is there, and where to begin. */
export function WelcomePage({ me }: { me: Me }) {
  useTitle("Welcome");
  const kinds = useQuery(kindsQuery).data ?? [];
  const drawing = useKnownJobs().some((job) => !isFinished(job));
  const first = kinds.find((kind) => kind.creation === "form");
  return (
    <div className="wel">
      <header className="row wordmark">
        <Logo size={26} />
        <b>Maquette</b>
        <span className="grow" />
        <span className="mut2">Signed in as {me.username}</span>
      </header>
      <main className="steps">
        <div>
          <h1 className="d44">An empty bench, and good clay</h1>
          <p className="mut2 lead">
            Nothing leaves this machine until you connect a model that lives elsewhere. Start with
            what is here; add the rest whenever you like.
          </p>
        </div>
        <div className="three">
          {kinds.length > 0 && <Starter kinds={kinds} />}
          <section className="offer">
            <span className="box stand">
              <Construction name="frame" />
              <Plus className="i s24" aria-hidden />
            </span>
            <h2>Make your own</h2>
            <p className="mut2">A name and a sentence are enough. The picture follows.</p>
            {first && (
              <div className="foot">
                <Link to="/entities/$slug/new" params={{ slug: first.slug }} className="btn line">
                  New {nounOf(first)}
                </Link>
              </div>
            )}
          </section>
          <section className="offer">
            <span className="box stand">
              <Construction name="axis" />
              <ScanFace className="i s24" aria-hidden />
            </span>
            <h2>Drawn right here</h2>
            <p className="mut2">
              local/sketch draws every preview on this machine, free and offline. Draw as often as
              you like.
            </p>
          </section>
        </div>
        <div className="row">
          <Link to="/" className="btn ink lg">
            Open the library
          </Link>
          {drawing && <span className="mut meanwhile">Drawing goes on meanwhile.</span>}
        </div>
      </main>
      <div className="bench" aria-hidden="true">
        <div className="top" />
        <div className="figs">
          {BENCH.map(([picture, height]) => (
            <img key={picture} src={picture} alt="" style={{ height }} />
          ))}
          <img className="drawn" src={drawn} alt="" style={{ height: 170 }} />
        </div>
      </div>
    </div>
  );
}

const LIST = new Intl.ListFormat("en-US");

function Starter({ kinds }: { kinds: Kind[] }) {
  const pictured = kinds.filter((kind) => kind.count > 0 && kind.preview === "render");
  const apart = Math.max(1, Math.floor(pictured.length / 5));
  const filled = pictured.filter((_, n) => n % apart === 0).slice(0, 5);
  const told = filled.map((kind) => kind.plural.toLowerCase());
  const pages = useQueries({ queries: filled.map((kind) => pageQuery(kind.slug, {}, 0)) });
  const each = Math.ceil(5 / Math.max(1, filled.length));
  const fan = pages.flatMap((page) => page.data?.items.slice(0, each) ?? []).slice(0, 5);
  const total = kinds.reduce((sum, kind) => sum + kind.count, 0);
  useKnownJobs();
  const burst = useLive().store.burst();
  return (
    <section className="offer on">
      <div className="fan">
        {fan.map((entity) => (
          <EntityPreviewImage
            key={entity.id}
            entityType={entity.entity_type}
            entityId={entity.id}
            preview={previewOf(entity)}
            size="small"
            sizes="64px"
          />
        ))}
      </div>
      <h2>Starter library</h2>
      <p className="mut2">
        {count(total)} {LIST.format(pictured.length > told.length ? [...told, "more"] : told)} to
        bend to your own.
      </p>
      <div className="foot">
        {burst.total > 0 ? (
          <>
            <div className="row t12">
              <span className="num drawing">
                Drawing {burst.done} of {burst.total}
              </span>
              <span className="grow" />
              <span className="mut">free</span>
            </div>
            <ProgressBar value={burst.progress} />
          </>
        ) : (
          <p className="t12 mut">Drawn and ready.</p>
        )}
      </div>
    </section>
  );
}
