import { useEffect, useRef, useState } from "react";
import type { Findings } from "../api/tools";
import { Keys } from "../ui/Keys";
import { type Mark, Photo, useSource } from "./Photo";
import { ReviewRow } from "./ReviewRow";
import { type Reviewed, useReview } from "./useReview";

/** What was found in a photo, each to be made, merged or skipped; one key accepts all. */
export function ReviewView({ jobId, findings }: { jobId: string; findings: Findings }) {
  const image = useSource(findings.image_id);
  const { reviewed, ready, choose, toggle, skipAll, send, sending } = useReview(jobId, findings);
  const [open, setOpen] = useState<string | null>(null);
  const marks = reviewed.flatMap(({ proposal: { key, where } }, index): Mark[] =>
    where.length ? [{ key, number: index + 1, where }] : [],
  );
  const sendNow = useRef(send);
  sendNow.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || !ready || sending) return;
      event.preventDefault();
      void sendNow.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [ready, sending]);
  return (
    <div className="rv">
      <section aria-label="Photo">
        <Photo image={image} marks={marks} open={open} onOpen={setOpen} />
        <p className="t12 mut">
          What is made here remembers this photo as its source. Empty fields were not visible.
        </p>
      </section>
      <section aria-label="Found" className="foundlist">
        <div className="row reviewacts">
          <span className="mut t12 grow">{reviewed.length} found</span>
          <button type="button" className="btn line" onClick={skipAll}>
            Skip all
          </button>
          <button
            type="button"
            className="btn ink"
            disabled={!ready || sending}
            onClick={() => void send()}
          >
            {callOf(reviewed)} <Keys keys="Mod Enter" />
          </button>
        </div>
        <ol>
          {reviewed.map((each, index) => {
            const { key } = each.proposal;
            return (
              <ReviewRow
                key={key}
                each={each}
                number={index + 1}
                image={image}
                open={key === open}
                onOpen={() => setOpen(key === open ? null : key)}
                onAction={(action) => choose(key, { action })}
                onName={(name) => choose(key, { name })}
                onToggle={(trait) => toggle(each, trait)}
              />
            );
          })}
        </ol>
      </section>
    </div>
  );
}

/** "Create 7, merge 2". */
function callOf(reviewed: Reviewed[]): string {
  const counted = (action: string) => reviewed.filter((each) => each.action === action).length;
  const [create, merge] = [counted("create"), counted("merge")];
  if (!create && !merge) return "Skip all and finish";
  const said = [create && `create ${create}`, merge && `merge ${merge}`].filter(Boolean).join(", ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}
