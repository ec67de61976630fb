import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import { parseToolsSearch } from "../analysis/search";
import { type Me, meQuery } from "../api/auth";
import { kindsQuery } from "../api/kinds";
import { ApiError } from "../api/transport";
import { parseMatrixSearch } from "../composer/matrix/search";
import { parseComposerSearch } from "../composer/search";
import { parseJobsSearch } from "../jobs/search";
import { parseDetailSearch } from "../library/detail/tab";
import { parseLibrarySearch } from "../library/search";
import { Unreachable } from "./Unreachable";

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: Unreachable,
});

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: ({ next }): { next?: string } => ({ next: ownPath(next) }),
  component: lazyRouteComponent(() => import("./pages/Login"), "Login"),
});

/** Everything that wants somebody signed in. */
const session = createRoute({
  getParentRoute: () => root,
  id: "session",
  beforeLoad: ({ context, location }) => signedIn(context.queries, location.href),
  component: lazyRouteComponent(() => import("./pages/SignedIn"), "SignedIn"),
  errorComponent: Unreachable,
});

const password = createRoute({
  getParentRoute: () => session,
  path: "/password",
  validateSearch: ({ next }): { next?: string } => ({ next: ownPath(next) }),
  component: lazyRouteComponent(() => import("./pages/Password"), "Password"),
});

const welcome = createRoute({
  getParentRoute: () => session,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./pages/Welcome"), "Welcome"),
});

const shell = createRoute({
  getParentRoute: () => session,
  id: "shell",
  component: lazyRouteComponent(() => import("./shell/Shell"), "Shell"),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: async ({ context }) => {
    const [first] = await context.queries.ensureQueryData(kindsQuery);
    if (first)
      throw redirect({ to: "/entities/$slug", params: { slug: first.slug }, replace: true });
  },
});

const library = createRoute({
  getParentRoute: () => shell,
  path: "/entities/$slug",
  validateSearch: parseLibrarySearch,
  component: lazyRouteComponent(() => import("./pages/Library"), "Library"),
});

const newEntity = createRoute({
  getParentRoute: () => shell,
  path: "/entities/$slug/new",
  validateSearch: ({ name }): { name?: string } =>
    name === undefined ? {} : { name: String(name) },
  component: lazyRouteComponent(() => import("./pages/NewEntity"), "NewEntity"),
});

const entity = createRoute({
  getParentRoute: () => shell,
  path: "/entities/$slug/$id",
  validateSearch: parseDetailSearch,
  component: lazyRouteComponent(() => import("./pages/Entity"), "Entity"),
});

const composer = createRoute({
  getParentRoute: () => shell,
  path: "/composer",
  validateSearch: parseComposerSearch,
  component: lazyRouteComponent(() => import("./pages/Composer"), "Composer"),
});

const matrix = createRoute({
  getParentRoute: () => shell,
  path: "/matrix",
  validateSearch: parseMatrixSearch,
  component: lazyRouteComponent(() => import("./pages/Matrix"), "Matrix"),
});

const jobs = createRoute({
  getParentRoute: () => shell,
  path: "/jobs",
  validateSearch: parseJobsSearch,
  component: lazyRouteComponent(() => import("./pages/Jobs"), "Jobs"),
});

const tools = createRoute({
  getParentRoute: () => shell,
  path: "/tools",
  validateSearch: parseToolsSearch,
  component: lazyRouteComponent(() => import("./pages/Tools"), "Tools"),
});

const about = createRoute({
  getParentRoute: () => shell,
  path: "/about",
  component: lazyRouteComponent(() => import("./about/AboutPage"), "AboutPage"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/Settings"), "Settings"),
});

const account = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyRouteComponent(() => import("../settings/AccountPage"), "AccountPage"),
});

const models = createRoute({
  getParentRoute: () => settings,
  path: "/models",
  component: lazyRouteComponent(() => import("../settings/models/ModelsPage"), "ModelsPage"),
});

const users = createRoute({
  getParentRoute: () => settings,
  path: "/users",
  component: lazyRouteComponent(() => import("../settings/UsersPage"), "UsersPage"),
});

const tags = createRoute({
  getParentRoute: () => settings,
  path: "/tags",
  component: lazyRouteComponent(() => import("../settings/TagsPage"), "TagsPage"),
});

const storage = createRoute({
  getParentRoute: () => settings,
  path: "/storage",
  component: lazyRouteComponent(() => import("../settings/StoragePage"), "StoragePage"),
});

const transfer = createRoute({
  getParentRoute: () => settings,
  path: "/transfer",
  component: lazyRouteComponent(() => import("../settings/transfer/TransferPage"), "TransferPage"),
});

const routeTree = root.addChildren([
  login,
  session.addChildren([
    password,
    welcome,
    shell.addChildren([
      home,
      library,
      newEntity,
      entity,
      composer,
      matrix,
      jobs,
      tools,
      about,
      settings.addChildren([account, users, models, tags, storage, transfer]),
    ]),
  ]),
]);

/** The pages, over `history` or the browser's own. */
export function makeRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    ...(history && { history }),
    routeTree,
    context: { queries },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: () => null,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

async function signedIn(queries: QueryClient, href: string): Promise<{ me: Me }> {
  try {
    return { me: await queries.ensureQueryData(meQuery) };
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
    throw redirect({ to: "/login", search: href === "/" ? {} : { next: href }, replace: true });
  }
}

/** A path of ours, and nobody else's: what a link may send the user on to. */
function ownPath(next: unknown): string | undefined {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : undefined;
}
