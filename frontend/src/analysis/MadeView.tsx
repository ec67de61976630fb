import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { kindsQuery } from "../api/kinds";
import type { Findings } from "../api/tools";
import { sentenceCase } from "../ui/words";
import { Photo, useSource } from "./Photo";

/** What became of a photo: each entity that was made of it, or has more from it. */
export function MadeView({ findings }: { findings: Findings }) {
  const image = useSource(findings.image_id);
  const kinds = useQuery(kindsQuery).data ?? [];
  return (
    <div className="rv">
      <section aria-label="Photo">
        <Photo image={image} marks={[]} open={null} onOpen={() => undefined} />
      </section>
      <section aria-label="Made" className="foundlist">
        <ol>
          {findings.made.map((made) => {
            const kind = kinds.find((each) => each.entity_type === made.entity_type);
            return (
              <li key={made.key} className="found madeline">
                {kind && (
                  <Link
                    to="/entities/$slug/$id"
                    params={{ slug: kind.slug, id: made.entity_id }}
                    className="link"
                  >
                    {made.name}
                  </Link>
                )}
                <span className="t12 mut">
                  {kind && sentenceCase(kind.title)} · {made.action === "merge" ? "merged" : "new"}
                </span>
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}
