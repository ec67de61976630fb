import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { kindsQuery } from "../../api/kinds";
import { shortOf } from "../../library/kinds";
import { Glyph } from "../../ui/Glyph";
import { Menu, MenuChoice, MenuLabel } from "../../ui/Menu";
import { count } from "../../ui/words";
import { groupsOf } from "../groups";

/** The title of a library page; on a phone it opens the other kinds. */
export function KindPicker({ slug, children }: { slug: string; children: ReactNode }) {
  const kinds = useQuery(kindsQuery).data ?? [];
  const navigate = useNavigate();
  return (
    <>
      {children}
      <Menu
        align="start"
        width={280}
        trigger={
          <button type="button" className="btn icon onphone kindpicker" aria-label="Other kinds">
            <ChevronDown className="i" aria-hidden />
          </button>
        }
      >
        {groupsOf(kinds).map(([group, members]) => (
          <Fragment key={group}>
            <MenuLabel>{group}</MenuLabel>
            <MenuChoice
              label={group}
              value={slug}
              options={members.map((kind) => ({
                value: kind.slug,
                label: (
                  <span className="row">
                    <Glyph name={kind.glyph} fallback={kind.icon} />
                    {shortOf(kind)}
                  </span>
                ),
                hint: count(kind.count),
              }))}
              onChange={(chosen) =>
                void navigate({ to: "/entities/$slug", params: { slug: chosen } })
              }
            />
          </Fragment>
        ))}
      </Menu>
    </>
  );
}
