import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { kindsQuery } from "../../api/kinds";
import { nounOf } from "../kinds";
import type { Made } from "./made";

/** What a picture was made of: its entities in the versions they had, its words, its figures. */
export function RecipePanel({ made }: { made: Made }) {
  const kinds = useQuery(kindsQuery).data ?? [];
  return (
    <aside className="recipe" aria-label="Recipe">
      <h3>Made of</h3>
      <ul>
        {made.entities.map((each) => {
          const kind = kinds.find(({ entity_type }) => entity_type === each.type);
          return (
            <li key={each.id} className="row">
              {kind ? (
                <Link
                  to="/entities/$slug/$id"
                  params={{ slug: kind.slug, id: each.id }}
                  className="link trunc"
                >
                  {each.name}
                </Link>
              ) : (
                <span className="trunc">{each.name}</span>
              )}
              <span className="grow" />
              <span className="t12 mut">
                {kind && `${nounOf(kind)}, `}version {each.version}
              </span>
            </li>
          );
        })}
      </ul>
      <h3>Prompt</h3>
      <p className="mut2">{made.prompt || "No words were sent."}</p>
      <dl>
        {made.facts.map(([what, value]) => (
          <div key={what} className="row">
            <dt className="t12 mut">{what}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
