import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Kind, kindsQuery } from "../../api/kinds";
import { Blank } from "../../ui/Blank";

/** The kind that an address names, or words that there is none. */
export function WithKind({
  slug,
  children,
}: {
  slug: string;
  children: (kind: Kind) => ReactNode;
}) {
  const kind = useQuery(kindsQuery).data?.find((each) => each.slug === slug);
  if (kind) return children(kind);
  return (
    <Blank
      drawing="axis"
      title="There is no such shelf"
      actions={
        <Link to="/" className="btn line">
          Open the library
        </Link>
      }
    >
      Nothing in the library is called “{slug}”.
    </Blank>
  );
}
