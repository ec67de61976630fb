import {
  ArrowRight,
  Grid3x3,
  Info,
  Keyboard,
  Layers,
  ListChecks,
  LogOut,
  type LucideIcon,
  Plus,
  ScanSearch,
  Settings,
  SunMoon,
  Tag,
} from "lucide-react";
import type { Kind } from "../../api/kinds";
import { nounOf, pluralOf } from "../../library/kinds";
import { readable } from "../../ui/words";
import { THEMES, type Theme } from "../theme";

/** What the studio can be told to do, or where it can go. */
export interface Command {
  id: string;
  title: string;
  icon: LucideIcon;
  /** Said softly behind the title. */
  hint?: string;
  /** The keys that do the same. */
  keys?: string;
  run: () => void;
}

/** How commands reach the rest of the studio. */
export interface Reach {
  open: (to: Place) => void;
  theme: (theme: Theme) => void;
  signOut: () => void;
  showKeys: () => void;
}

export type Place =
  | { to: "/entities/$slug"; params: { slug: string }; search: { category?: string } }
  | { to: "/entities/$slug/new"; params: { slug: string }; search: { name?: string } }
  | { to: "/composer" | "/matrix" | "/jobs" | "/tools" | "/about" | "/settings" }
  | { to: "/settings/users" | "/settings/tags" | "/settings/storage" | "/settings/transfer" };

const PAGES: [title: string, icon: LucideIcon, place: Place, adminsOnly?: true][] = [
  ["jobs", ListChecks, { to: "/jobs" }],
  ["the composer", Layers, { to: "/composer" }],
  ["the matrix", Grid3x3, { to: "/matrix" }],
  ["tools that look at pictures", ScanSearch, { to: "/tools" }],
  ["your account", Settings, { to: "/settings" }],
  ["users", Settings, { to: "/settings/users" }, true],
  ["tags", Tag, { to: "/settings/tags" }],
  ["storage", Settings, { to: "/settings/storage" }],
  ["moving in and out", Settings, { to: "/settings/transfer" }],
  ["about Maquette", Info, { to: "/about" }],
];

interface Where {
  kinds: Kind[];
  /** The kind whose pages are open. */
  here: Kind | undefined;
  isAdmin: boolean;
}

/** The commands that answer to `q`, the likeliest first; without words all of them. */
export function commandsFor(q: string, where: Where, reach: Reach): Command[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ title, hint = "" }: Command) => {
    const text = ` ${title} ${hint}`.toLowerCase();
    return words.every((word) => text.includes(` ${word}`));
  };
  const named = makeOne(q.trim(), where, reach);
  return [...named, ...all(where, reach, words.length > 0).filter(fits)];
}

/** Making one that is called as one has typed: of the kind that is looked at. */
function makeOne(name: string, { here }: Where, { open }: Reach): Command[] {
  if (!name || here?.creation !== "form") return [];
  return [
    {
      id: "named",
      title: `New ${nounOf(here)} “${name}”`,
      icon: Plus,
      run: () => open({ to: "/entities/$slug/new", params: { slug: here.slug }, search: { name } }),
    },
  ];
}

function all({ kinds, here, isAdmin }: Where, reach: Reach, categories: boolean): Command[] {
  const makeable = kinds.filter((kind) => kind.creation === "form");
  return [
    ...makeable
      .filter((kind) => kind === here)
      .map((kind) => ({ ...make(kind, reach), keys: "N" })),
    ...PAGES.filter(([, , , adminsOnly]) => isAdmin || !adminsOnly).map(
      ([title, icon, place]): Command => ({
        id: `go ${title}`,
        title: `Go to ${title}`,
        icon,
        run: () => reach.open(place),
      }),
    ),
    ...THEMES.map(
      ({ value, label }): Command => ({
        id: `theme ${value}`,
        title: `Theme: ${label.toLowerCase()}`,
        icon: SunMoon,
        run: () => reach.theme(value),
      }),
    ),
    { id: "keys", title: "Keyboard shortcuts", icon: Keyboard, keys: "?", run: reach.showKeys },
    { id: "sign out", title: "Sign out", icon: LogOut, run: reach.signOut },
    ...kinds.map(
      (kind): Command => ({
        id: `go ${kind.slug}`,
        title: `Go to ${pluralOf(kind).toLowerCase()}`,
        icon: ArrowRight,
        run: () => reach.open({ to: "/entities/$slug", params: { slug: kind.slug }, search: {} }),
      }),
    ),
    ...makeable.filter((kind) => kind !== here).map((kind) => make(kind, reach)),
    ...(categories ? kinds.flatMap((kind) => shelves(kind, reach)) : []),
  ];
}

function make(kind: Kind, { open }: Reach): Command {
  return {
    id: `new ${kind.slug}`,
    title: `New ${nounOf(kind)}`,
    icon: Plus,
    run: () => open({ to: "/entities/$slug/new", params: { slug: kind.slug }, search: {} }),
  };
}

/** The categories of a kind: too many to be shown before anything is typed. */
function shelves(kind: Kind, { open }: Reach): Command[] {
  return kind.categories.map((category) => ({
    id: `go ${kind.slug} ${category}`,
    title: `Go to ${readable(category)}`,
    hint: pluralOf(kind).toLowerCase(),
    icon: ArrowRight,
    run: () => open({ to: "/entities/$slug", params: { slug: kind.slug }, search: { category } }),
  }));
}
