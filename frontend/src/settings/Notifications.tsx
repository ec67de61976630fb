import { notices, turnNotices, useNotices } from "../jobs/notices";
import { Section } from "./Section";

/** Whether the desktop tells of work that ends, or asks something, behind the user's back. */
export function Notifications() {
  const now = useNotices(notices);
  return (
    <Section
      title="Notifications"
      text="When work that took longer than 20 seconds ends, or asks you something, while you look elsewhere. For this browser alone."
    >
      {now === "blocked" ? (
        <p>This browser blocks them. Allow notifications in what it says of this page.</p>
      ) : now === "impossible" ? (
        <p>This browser shows them for addresses with https or localhost only.</p>
      ) : (
        <button
          type="button"
          className="btn line"
          onClick={() => void turnNotices(now === "on" ? "off" : "on")}
        >
          {now === "on" ? "Stop telling me" : "Tell me"}
        </button>
      )}
    </Section>
  );
}
