import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useRouteContext } from "@tanstack/react-router";
import { kindsQuery } from "../../api/kinds";
import type { Hit } from "../../api/search";
import { useSignOut } from "../session/useSignOut";
import { chooseTheme } from "../theme";
import { type Command, commandsFor } from "./commands";

/** Goes to what was found. */
export function useOpenHit(onClose: () => void): (hit: Hit) => void {
  const navigate = useNavigate();
  return (hit) => {
    onClose();
    void navigate({ to: "/entities/$slug/$id", params: { slug: hit.slug, id: hit.id } });
  };
}

/** What the studio can do that answers to `q`, on the page that is open. */
export function useCommands(q: string, onClose: () => void, onKeys: () => void): Command[] {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { slug } = useParams({ strict: false });
  const { me } = useRouteContext({ from: "/session" });
  const kinds = useQuery(kindsQuery).data ?? [];
  const here = kinds.find((kind) => kind.slug === slug);
  return commandsFor(
    q,
    { kinds, here, isAdmin: me.is_admin },
    {
      open: (place) => {
        onClose();
        void navigate(place);
      },
      theme: (theme) => {
        onClose();
        chooseTheme(theme);
      },
      signOut,
      showKeys: onKeys,
    },
  );
}
