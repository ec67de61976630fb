import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { refusal, server } from "../../testing/server";
import { showApp } from "../../testing/show";
import { aKind, anEntity, pictured } from "../../testing/things";

const URL_OF_IT = "/entity_previews/teapots/e1_reference.png?v=a";
const file = new File(["picture"], "pot.png", { type: "image/png" });
let uploaded: boolean;

beforeEach(() => {
  uploaded = false;
  const now = () =>
    uploaded
      ? anEntity({ ...pictured(), reference_image: URL_OF_IT, reference_image_card: URL_OF_IT })
      : anEntity();
  server.use(
    http.get("*/api/kinds", () =>
      HttpResponse.json({ kinds: [aKind({ upload: "reference-image" })] }),
    ),
    http.get("*/api/teapots/e1", () => HttpResponse.json(now())),
    http.put("*/api/teapots/e1/reference-image", () => {
      uploaded = true;
      return HttpResponse.json(now());
    }),
    http.delete("*/api/teapots/e1/reference-image", () => {
      uploaded = false;
      return HttpResponse.json(now());
    }),
  );
});

it("uploads by button, shows it, and takes it away again", async () => {
  const { user } = showApp("/entities/teapots/e1");
  await screen.findByRole("button", { name: "Upload reference image" });
  await user.upload(screen.getByLabelText("Reference image"), file);
  expect(await screen.findByText("Uploaded pot.png")).toBeInTheDocument();
  const shown = await screen.findByRole("img", { name: "The reference image of Brown betty" });
  expect(shown).toHaveAttribute("src", URL_OF_IT);
  await user.click(screen.getByRole("button", { name: "Remove reference image" }));
  await user.click(await screen.findByRole("button", { name: "Remove" }));
  expect(await screen.findByRole("button", { name: "Upload reference image" })).toBeEnabled();
});

it("uploads what is dropped on the picture", async () => {
  showApp("/entities/teapots/e1");
  const region = await screen.findByRole("region", { name: "Preview" });
  const hero = region.firstElementChild as HTMLElement;
  const dataTransfer = { types: ["Files"], files: [file] };
  fireEvent.dragEnter(hero, { dataTransfer });
  expect(screen.getByText("The reference image goes here")).toBeInTheDocument();
  fireEvent.drop(hero, { dataTransfer });
  await waitFor(() => expect(uploaded).toBe(true));
  expect(screen.queryByText("The reference image goes here")).toBeNull();
});

it("says in words why a file is not taken", async () => {
  server.use(
    http.put("*/api/teapots/e1/reference-image", () =>
      refusal(415, "unsupported", "This is not a picture that Maquette reads."),
    ),
  );
  const { user } = showApp("/entities/teapots/e1");
  await screen.findByRole("button", { name: "Upload reference image" });
  await user.upload(screen.getByLabelText("Reference image"), file);
  expect(await screen.findByRole("alert")).toHaveTextContent("not a picture that Maquette reads");
});
