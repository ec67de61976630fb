import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import { FakeEventSource } from "../../testing/FakeEventSource";
import { refusal, server } from "../../testing/server";
import { showApp } from "../../testing/show";

const MINA = { id: "u1", username: "mina", is_admin: true, has_password: true };
const nobody = () => refusal(401, "unauthorized", "Sign in first.");

function signingInAs(me: typeof MINA) {
  server.use(
    http.post("*/api/auth/login", () => HttpResponse.json(me)),
    http.get("*/api/auth/me", () => HttpResponse.json(me)),
  );
}

async function typePassword(user: ReturnType<typeof showApp>["user"], name = "mina") {
  await user.clear(await screen.findByLabelText("Username"));
  await user.type(screen.getByLabelText("Username"), name);
  await user.type(screen.getByLabelText("Password"), "plaster of paris");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

describe("signing in", () => {
  it("goes on to the page that was wanted", async () => {
    server.use(http.get("*/api/auth/me", nobody));
    const { user, router } = showApp("/entities/teapots?q=betty");
    await screen.findByText("Back to the bench");
    signingInAs(MINA);
    await typePassword(user);
    await screen.findByRole("link", { name: "Brown betty" });
    expect(router.state.location.href).toBe("/entities/teapots?q=betty");
  });

  it("says why it was refused", async () => {
    server.use(
      http.get("*/api/auth/me", nobody),
      http.post("*/api/auth/login", () => refusal(401, "wrong", "Name or password is wrong.")),
    );
    const { user } = showApp("/login");
    await typePassword(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("Name or password is wrong.");
  });

  it("goes to no other site afterwards", async () => {
    signingInAs(MINA);
    const { user, router } = showApp("/login?next=//evil.example/x");
    await typePassword(user);
    await waitFor(() => expect(router.state.location.pathname).toBe("/entities/teapots"));
  });

  it("redeems a link, then has a password chosen", async () => {
    let link: unknown;
    const fresh = { ...MINA, has_password: false };
    server.use(
      http.get("*/api/auth/me", () => HttpResponse.json(fresh)),
      http.post("*/api/auth/redeem", async ({ request }) => {
        link = await request.json();
        return HttpResponse.json(fresh);
      }),
      http.put("*/api/auth/password", () => HttpResponse.json(MINA)),
    );
    vi.stubGlobal("location", { ...window.location, hash: "#link=once", host: "x" });
    const { user, router } = showApp("/login#link=once");
    await user.type(await screen.findByLabelText("Password"), "one two three");
    await user.type(screen.getByLabelText("The same again"), "one two four");
    await user.click(screen.getByRole("button", { name: "Keep this password" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("differ");
    await user.clear(screen.getByLabelText("The same again"));
    await user.type(screen.getByLabelText("The same again"), "one two three");
    await user.click(screen.getByRole("button", { name: "Keep this password" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/welcome"));
    expect(link).toEqual({ link: "once" });
    expect(await screen.findByRole("link", { name: "Open the library" })).toBeInTheDocument();
  });
});

describe("a session that ends", () => {
  async function endedWhileTyping() {
    const shown = showApp("/entities/teapots/e1");
    await shown.user.type(await screen.findByLabelText("Name"), " the second");
    server.use(http.put("*/api/teapots/e1", nobody));
    await shown.user.click(screen.getByRole("button", { name: /^Save Ctrl/ }));
    await screen.findByText(/Your session has ended/);
    return shown;
  }

  it("hides the page, and gives it back with what was typed", async () => {
    const { user, router } = await endedWhileTyping();
    expect(screen.getByLabelText("Name")).not.toBeVisible();
    signingInAs(MINA);
    await typePassword(user);
    await waitFor(() => expect(screen.getByLabelText("Name")).toBeVisible());
    expect(screen.getByLabelText("Name")).toHaveValue("Brown betty the second");
    expect(router.state.location.pathname).toBe("/entities/teapots/e1");
  });

  it("begins with a clean page for another user", async () => {
    const assign = vi.fn();
    vi.stubGlobal("location", { ...window.location, assign });
    const { user } = await endedWhileTyping();
    signingInAs({ ...MINA, id: "u2", username: "otto" });
    await typePassword(user, "otto");
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
    expect(screen.getByLabelText("Name")).not.toBeVisible();
  });

  it("ends when the stream says so, and hears again afterwards", async () => {
    const { user } = showApp("/entities/teapots");
    await screen.findByRole("link", { name: "Brown betty" });
    const before = FakeEventSource.opened.length;
    server.use(http.get("*/api/auth/me", nobody));
    FakeEventSource.now.fail();
    await screen.findByText(/Your session has ended/);
    signingInAs(MINA);
    await typePassword(user);
    await waitFor(() => expect(FakeEventSource.opened.length).toBe(before + 1));
  });
});

it("says that Maquette is not answering when not even the session is known", async () => {
  server.use(http.get("*/api/auth/me", () => HttpResponse.error()));
  showApp("/entities/teapots");
  expect(await screen.findByRole("alert")).toHaveTextContent("Maquette is not answering.");
});

it("signs out everywhere, and loads the page anew", async () => {
  const assign = vi.fn();
  vi.stubGlobal("location", { ...window.location, assign });
  server.use(http.post("*/api/auth/logout", () => new HttpResponse(null, { status: 204 })));
  const { user } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "Signed in as mina" }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith("/login"));
  expect(FakeEventSource.now.closed).toBe(true);
});

it("keeps the theme that was chosen", async () => {
  const { user } = showApp("/entities/teapots");
  await user.click(await screen.findByRole("button", { name: "Theme" }));
  await user.click(await screen.findByRole("menuitemradio", { name: "Dark" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("maquette-theme")).toBe("dark");
});
