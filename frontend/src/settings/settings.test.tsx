import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { refusal, server } from "../testing/server";
import { showApp } from "../testing/show";
import { browserOf } from "./browser";

const LONG_AGO = "2026-01-02T10:00:00Z";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const aSession = (id: string, current: boolean) => ({
  id,
  agent: current ? null : FIREFOX,
  address: "192.0.2.7",
  created_at: LONG_AGO,
  last_used_at: LONG_AGO,
  current,
});
const aToken = (id: string, name: string) => ({
  id,
  name,
  created_at: LONG_AGO,
  last_used_at: null,
  expires_at: null,
});
const aUser = (username: string, disabled = false) => ({
  id: username,
  username,
  is_admin: username === "mina",
  has_password: true,
  created_at: LONG_AGO,
  last_sign_in_at: null,
  disabled_at: disabled ? LONG_AGO : null,
});
const done = () => new HttpResponse(null, { status: 204 });

describe("the account", () => {
  let sessions = [aSession("s1", true), aSession("s2", false)];
  let tokens = [aToken("t1", "Nightly backup")];
  beforeEach(() => {
    sessions = [aSession("s1", true), aSession("s2", false)];
    tokens = [aToken("t1", "Nightly backup")];
    server.use(
      http.get("*/api/auth/sessions", () => HttpResponse.json({ items: sessions })),
      http.get("*/api/auth/tokens", () => HttpResponse.json({ items: tokens })),
    );
  });

  it("opens from the user menu and the gear", async () => {
    const { user, router } = showApp("/jobs");
    await user.click(await screen.findByRole("button", { name: "Signed in as mina" }));
    await user.click(await screen.findByRole("menuitem", { name: "Settings" }));
    const change = await screen.findByRole("link", { name: "Change password" });
    expect(change).toHaveAttribute("href", "/password?next=%2Fsettings");
    await router.navigate({ to: "/jobs" });
    await user.click(await screen.findByRole("link", { name: "Settings" }));
    expect(await screen.findByRole("heading", { name: "Settings" })).toBeInTheDocument();
  });

  it("ends a session elsewhere, never this one", async () => {
    server.use(
      http.delete("*/api/auth/sessions/:id", ({ params }) => {
        sessions = sessions.filter(({ id }) => id !== params.id);
        return done();
      }),
    );
    const { user } = showApp("/settings");
    const list = await screen.findByRole("list", { name: "Where you are signed in" });
    expect(within(list).getByText("This browser")).toBeInTheDocument();
    await user.click(within(list).getByRole("button", { name: "Sign out Firefox on Linux" }));
    await waitFor(() => expect(within(list).queryByRole("button")).toBeNull());
    expect(within(list).getAllByRole("listitem")).toHaveLength(1);
  });

  it("shows a new token once, and selects it where there is no clipboard", async () => {
    let sent: unknown;
    server.use(
      http.post("*/api/auth/tokens", async ({ request }) => {
        sent = await request.json();
        tokens = [aToken("t2", "Phone"), ...tokens];
        return HttpResponse.json({ token: tokens[0], value: "mq_secret" }, { status: 201 });
      }),
    );
    const { user } = showApp("/settings");
    vi.stubGlobal("navigator", { ...navigator, clipboard: undefined });
    await user.type(await screen.findByLabelText("What the token is for"), "Phone");
    await user.selectOptions(screen.getByLabelText("How long it holds"), "Until revoked");
    await user.click(screen.getByRole("button", { name: "Make a token" }));
    const field = await screen.findByLabelText<HTMLInputElement>("The new token");
    expect(field).toHaveValue("mq_secret");
    expect(sent).toEqual({ name: "Phone", days: null });
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(await screen.findByText(/^Selected\./)).toBeInTheDocument();
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, "mq_secret".length]);
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(screen.queryByLabelText("The new token")).toBeNull();
    expect(await screen.findByText("Phone")).toBeInTheDocument();
  });

  it("revokes a token once it was asked whether that is meant", async () => {
    server.use(
      http.delete("*/api/auth/tokens/t1", () => {
        tokens = [];
        return done();
      }),
    );
    const { user } = showApp("/settings");
    await user.click(await screen.findByRole("button", { name: "Revoke Nightly backup" }));
    await user.click(await screen.findByRole("button", { name: "Revoke" }));
    expect(await screen.findByText("There are none yet.")).toBeInTheDocument();
  });

  it("says what could not be read, and asks again", async () => {
    server.use(http.get("*/api/auth/tokens", () => refusal(500, "broken", "Something broke.")));
    const { user } = showApp("/settings");
    expect(await screen.findByRole("alert")).toHaveTextContent("Something broke.");
    server.use(http.get("*/api/auth/tokens", () => HttpResponse.json({ items: tokens })));
    await user.click(screen.getByRole("button", { name: "Try now" }));
    expect(await screen.findByText("Nightly backup")).toBeInTheDocument();
  });
});

describe("users", () => {
  it("are made with a link that is shown once", async () => {
    let users = [aUser("mina")];
    server.use(
      http.get("*/api/users", () => HttpResponse.json({ items: users })),
      http.post("*/api/users", () => {
        users = [...users, aUser("otto")];
        return HttpResponse.json({ user: aUser("otto"), link: "once" }, { status: 201 });
      }),
    );
    const { user } = showApp("/settings/users");
    await user.type(await screen.findByLabelText("Username"), "otto");
    await user.click(screen.getByRole("button", { name: "Make a user" }));
    expect(await screen.findByLabelText("The link for otto")).toHaveValue(
      `${window.location.origin}/login#link=once`,
    );
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(await screen.findByText("Copied.")).toBeInTheDocument();
    expect(await navigator.clipboard.readText()).toMatch(/#link=once$/);
    expect(await screen.findByRole("button", { name: "Disable otto" })).toBeInTheDocument();
  });

  it("are disabled, enabled and reset", async () => {
    let disabled = false;
    server.use(
      http.get("*/api/users", () => HttpResponse.json({ items: [aUser("otto", disabled)] })),
      http.post("*/api/users/otto/:what", ({ params: { what } }) => {
        if (what === "reset") return HttpResponse.json({ link: "again" });
        disabled = what === "disable";
        return HttpResponse.json(aUser("otto", disabled));
      }),
    );
    const { user } = showApp("/settings/users");
    await user.click(await screen.findByRole("button", { name: "Disable otto" }));
    await user.click(await screen.findByRole("button", { name: "Disable" }));
    await user.click(await screen.findByRole("button", { name: "Enable otto" }));
    await user.click(await screen.findByRole("button", { name: "Reset otto" }));
    await user.click(await screen.findByRole("button", { name: "Reset" }));
    expect(await screen.findByLabelText("The link for otto")).toBeInTheDocument();
  });

  it("are for admins only", async () => {
    const me = { id: "u1", username: "mina", is_admin: false, has_password: true };
    server.use(http.get("*/api/auth/me", () => HttpResponse.json(me)));
    showApp("/settings/users");
    expect(await screen.findByText("Only admins look after users.")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Users" })).toBeNull();
  });
});

describe("storage", () => {
  const own = {
    entities: 1200,
    jobs: 7,
    bytes: 3_200_000,
    pictures: [
      { entity_type: "teapot", files: 4, full_bytes: 3_000_000, smaller_bytes: 100_000 },
      { entity_type: null, files: 1, full_bytes: 100_000, smaller_bytes: 0 },
    ],
  };
  const usage = (measured_at: string | null) => ({ measured_at, own, installation: null });

  it("is shown by kind, the largest first", async () => {
    server.use(http.get("*/api/usage", () => HttpResponse.json(usage(LONG_AGO))));
    showApp("/settings/storage");
    const list = await screen.findByRole("list", { name: "Room by kind" });
    const [pots, nobody] = within(list).getAllByRole("listitem");
    expect(pots).toHaveTextContent("Tea pots4 files3.1 MB");
    expect(nobody).toHaveTextContent("Nobody's, gone within a day1 file100 KB");
    expect(screen.getByText(/1,200 entities and 7 jobs/)).toHaveTextContent("3.2 MB");
    expect(screen.queryByText("The whole studio")).toBeNull();
  });

  it("says so while the pictures are being counted", async () => {
    server.use(http.get("*/api/usage", () => HttpResponse.json(usage(null))));
    showApp("/settings/storage");
    expect(await screen.findByRole("status")).toHaveTextContent("Counting the pictures…");
  });
});

it("calls browsers what people call them", () => {
  expect(browserOf(FIREFOX)).toBe("Firefox on Linux");
  expect(browserOf("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0")).toBe(
    "Edge on Windows",
  );
  expect(browserOf("curl/8.5.0")).toBe("curl/8.5.0");
  expect(browserOf(null)).toBe("Unknown browser");
});
