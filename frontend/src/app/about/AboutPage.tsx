import { useQuery } from "@tanstack/react-query";
import { aboutQuery, type Credit } from "../../api/about";
import { Broken } from "../../ui/Broken";
import { Logo } from "../../ui/Logo";
import { useTitle } from "../useTitle";
import "./about.css";

const OFL = { license: "SIL OFL 1.1", license_url: "https://openfontlicense.org" };

/** What this page and all others are set in. */
const INTERFACE: Credit[] = [
  {
    what: "The typeface of names and stories",
    by: "Piazzolla by Juan Pablo del Peral, Huerta Tipográfica",
    url: "https://github.com/huertatipografica/piazzolla",
    ...OFL,
  },
  {
    what: "The typeface of everything else",
    by: "Hanken Grotesk by Alfredo Marco Pradil",
    url: "https://github.com/marcologous/hanken-grotesk",
    ...OFL,
  },
  {
    what: "Icons",
    by: "Lucide by its contributors",
    url: "https://lucide.dev",
    license: "ISC",
    license_url: "https://lucide.dev/license",
  },
];

/** What Maquette is, which one this is, and whose work is in it. */
export function AboutPage() {
  useTitle("About");
  const { data, error, refetch } = useQuery(aboutQuery);
  return (
    <>
      <header className="head">
        <h1>About</h1>
      </header>
      {!data && error && <Broken message={error.message} onRetry={() => void refetch()} />}
      {data && (
        <div className="about">
          <div className="row aboutmark">
            <Logo size={48} />
            <div>
              <p className="d32">Maquette</p>
              <p className="mut num">
                Version {data.version}, {data.license} license
              </p>
            </div>
          </div>
          <p className="abouttext">
            A self-hosted studio for people who make pictures of recurring characters: a library of
            characters, clothes, hair, looks and styles, each drawn small, to be put together on a
            canvas. Whatever needs no key is drawn here, on your own machine.
          </p>
          <Credits title="In the drawings" credits={data.credits}>
            Bodies, clothes, places, light and art styles are Maquette's own.
          </Credits>
          <Credits title="In the interface" credits={INTERFACE} />
        </div>
      )}
    </>
  );
}

function Credits({
  title,
  credits,
  children,
}: {
  title: string;
  credits: Credit[];
  children?: string;
}) {
  return (
    <section aria-label={title}>
      <h2 className="d18">{title}</h2>
      <ul>
        {credits.map((credit) => (
          <li key={credit.by} className="credit">
            <span className="m">{credit.what}</span>
            <Source text={credit.by} url={credit.url} />
            <Source text={credit.license} url={credit.license_url} />
          </li>
        ))}
      </ul>
      {children && <p className="mut2">{children}</p>}
    </section>
  );
}

function Source({ text, url }: { text: string; url: string | null }) {
  return (
    <span>
      {url ? (
        <a className="source" href={url} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </span>
  );
}
