import { Link } from "@tanstack/react-router";
import { Notifications } from "./Notifications";
import { Section } from "./Section";
import { Sessions } from "./Sessions";
import { Tokens } from "./Tokens";

/** The user's own password, notifications, sign-ins and tokens. */
export function AccountPage() {
  return (
    <>
      <Section title="Password" text="A new one signs you out everywhere else.">
        <Link to="/password" search={{ next: "/settings" }} className="btn line">
          Change password
        </Link>
      </Section>
      <Notifications />
      <Sessions />
      <Tokens />
    </>
  );
}
