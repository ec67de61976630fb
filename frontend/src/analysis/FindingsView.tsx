import { useState } from "react";
import type { Findings } from "../api/tools";
import { count } from "../ui/words";
import { FoundRow } from "./FoundRow";
import { type Mark, Photo, useSource } from "./Photo";
import { useFound } from "./useFound";

/** What was found in a picture: the picture on one side, what could be made of it on the other. */
export function FindingsView({ findings }: { findings: Findings }) {
  const image = useSource(findings.image_id);
  const { found, set, save, saving } = useFound(findings);
  const [open, setOpen] = useState<string | null>(() => findings.proposals.at(-1)?.key ?? null);
  const marks = found.flatMap(({ proposal: { key, where } }, index): Mark[] =>
    where.length ? [{ key, number: index + 1, where }] : [],
  );
  const name = findings.model.split("/").slice(1).join("/");
  return (
    <div className="rv">
      <section aria-label="Photo">
        <Photo image={image} marks={marks} open={open} onOpen={setOpen} />
        <p className="t12 mut">
          What is made here remembers this photo as its source. Empty fields were not visible.
        </p>
      </section>
      <section aria-label="Found" className="foundlist">
        <p className="t12 mut" role="status">
          {found.length === 0
            ? `${name} saw nothing of that in this picture.`
            : `${count(found.length)} found by ${name}${findings.again ? ", as it said before" : ""}`}
        </p>
        <ol>
          {found.map((each, index) => (
            <FoundRow
              key={each.proposal.key}
              found={each}
              number={index + 1}
              image={image}
              open={each.proposal.key === open}
              onOpen={() => setOpen(open === each.proposal.key ? null : each.proposal.key)}
              set={(place, value) => set(each.proposal.key, place, value)}
              save={() => save(each.proposal.key)}
              saving={saving}
            />
          ))}
        </ol>
      </section>
    </div>
  );
}
