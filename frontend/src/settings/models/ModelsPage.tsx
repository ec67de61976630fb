import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/auth";
import { Section } from "../Section";
import { Budgets } from "./Budgets";
import { Catalog } from "./Catalog";
import { Providers } from "./Providers";
import { Spending } from "./Spending";
import { Tasks } from "./Tasks";
import "./models.css";

/** Who draws, looks and writes, with which keys, and what that costs. */
export function ModelsPage() {
  const isAdmin = useQuery(meQuery).data?.is_admin ?? false;
  return (
    <>
      <Section
        title="Providers"
        text="Keys are kept encrypted and are never shown again. Your own key goes before everybody's; a variable of the studio goes before both."
      >
        <Providers isAdmin={isAdmin} />
      </Section>
      <Section
        title="What does what"
        text={
          isAdmin
            ? "Entering a key changes nothing here. Where a model cannot be asked, this machine does it."
            : "Admins choose. Where a model cannot be asked, this machine does it."
        }
      >
        <Tasks isAdmin={isAdmin} />
      </Section>
      <Section
        title="Models"
        text="Those that are known, with list prices for a picture, or for a million tokens in and out. Any other is asked by its name, at a price that nobody here knows."
      >
        <Catalog />
      </Section>
      <Section
        title="Spending"
        text={
          isAdmin
            ? "What everybody's calls have cost. A call whose price is not known is counted, not guessed."
            : "What your calls have cost. A call whose price is not known is counted, not guessed."
        }
      >
        <Spending isAdmin={isAdmin} />
      </Section>
      {isAdmin && (
        <Section
          title="Budgets"
          text="For each month. A call that would cost more than is left is not made."
        >
          <Budgets />
        </Section>
      )}
    </>
  );
}
