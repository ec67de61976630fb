import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { refusal, server } from "../../testing/server";
import { showApp } from "../../testing/show";

const ABOUT = {
  version: "1.2.3",
  license: "MIT",
  credits: [
    {
      what: "Tea leaves",
      by: "A gardener",
      url: "https://garden.test/",
      license: "CC0 1.0",
      license_url: null,
    },
  ],
};

it("tells the version and whose work is in it, from the user menu", async () => {
  server.use(http.get("*/api/about", () => HttpResponse.json(ABOUT)));
  const { user, router } = showApp("/jobs");
  await user.click(await screen.findByRole("button", { name: "Signed in as mina" }));
  await user.click(await screen.findByRole("menuitem", { name: "About Maquette" }));
  expect(await screen.findByText("Version 1.2.3, MIT license")).toBeInTheDocument();
  expect(router.state.location.pathname).toBe("/about");
  const drawings = screen.getByRole("region", { name: "In the drawings" });
  const row = within(drawings).getByRole("listitem");
  expect(row).toHaveTextContent("Tea leaves");
  expect(within(row).getByRole("link", { name: "A gardener" })).toHaveAttribute(
    "href",
    "https://garden.test/",
  );
  expect(within(row).queryByRole("link", { name: "CC0 1.0" })).toBeNull();
  expect(screen.getByRole("region", { name: "In the interface" })).toHaveTextContent("Lucide");
});

it("says what went wrong, and asks again", async () => {
  server.use(http.get("*/api/about", () => refusal(500, "broken", "Something broke here.")));
  const { user } = showApp("/about");
  expect(await screen.findByText("Something broke here.")).toBeInTheDocument();
  server.use(http.get("*/api/about", () => HttpResponse.json(ABOUT)));
  await user.click(screen.getByRole("button", { name: "Try now" }));
  expect(await screen.findByText("Version 1.2.3, MIT license")).toBeInTheDocument();
});
