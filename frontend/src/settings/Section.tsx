import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  /** What it is about, in a sentence or two. */
  text: ReactNode;
  children: ReactNode;
}

/** A heading with its words at the left, and what belongs to it at the right. */
export function Section({ title, text, children }: Props) {
  const id = useId();
  return (
    <section className="setsec" aria-labelledby={id}>
      <div>
        <h2 className="d18" id={id}>
          {title}
        </h2>
        <p className="mut2">{text}</p>
      </div>
      <div className="setbody">{children}</div>
    </section>
  );
}
