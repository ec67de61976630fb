import { useState } from "react";
import { packEverything } from "../../api/moving";
import { useTrack } from "../../jobs/LiveJobs";
import { sayFailed } from "../../ui/toast";
import { Section } from "../Section";
import { DropZip } from "./DropZip";
import { Moves } from "./Moves";
import "./transfer.css";

/** Moving a library in, and out. */
export function TransferPage() {
  const track = useTrack();
  const [busy, setBusy] = useState(false);
  const pack = async () => {
    setBusy(true);
    try {
      await track((await packEverything()).job_id);
    } catch (error) {
      sayFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Section
        title="Move in"
        text="What you have already stays as it is. Sending the same file twice brings nothing twice."
      >
        <DropZip />
        <Moves type="import" label="Moved in" />
      </Section>
      <Section
        title="Move out"
        text="Everything you have, with its pictures, in one ZIP file that another Maquette takes in. It waits here for three days."
      >
        <button type="button" className="btn line" disabled={busy} onClick={() => void pack()}>
          Pack everything
        </button>
        <Moves type="export" label="Packed" />
      </Section>
    </>
  );
}
