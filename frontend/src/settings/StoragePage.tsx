import { useQuery } from "@tanstack/react-query";
import { kindsQuery } from "../api/kinds";
import { type PicturesUsage, type Share, usageQuery } from "../api/usage";
import { Unread } from "../ui/Unread";
import { count, sentenceCase, size } from "../ui/words";
import { Bars } from "./Bars";
import { Section } from "./Section";

/** How much room everything takes. */
export function StoragePage() {
  const { data, error, refetch } = useQuery(usageQuery);
  if (!data)
    return error ? (
      <Unread error={error} retry={() => void refetch()} />
    ) : (
      <div className="setwait" />
    );
  const { own, installation, measured_at } = data;
  return (
    <>
      <Section title="Your library" text={holds(own)}>
        <Kinds share={own} measured={measured_at !== null} />
      </Section>
      {installation && (
        <>
          <Section
            title="The whole studio"
            text={`${holds(installation.whole)} The database takes ${size(installation.database_bytes)}.`}
          >
            <Kinds share={installation.whole} measured={measured_at !== null} />
          </Section>
          <Section title="By user" text="The pictures that each one keeps.">
            <Bars
              label="Room by user"
              rows={installation.users.map((user) => ({
                name: user.username,
                note: files(user.files),
                whole: user.bytes,
                smaller: 0,
              }))}
            />
          </Section>
        </>
      )}
    </>
  );
}

function Kinds({ share, measured }: { share: Share; measured: boolean }) {
  const kinds = useQuery(kindsQuery).data;
  if (!measured)
    return (
      <p className="mut setnone" role="status">
        Counting the pictures…
      </p>
    );
  if (share.pictures.length === 0) return <p className="mut setnone">There are no pictures yet.</p>;
  const title = ({ entity_type }: PicturesUsage) => {
    const kind = kinds?.find((each) => each.entity_type === entity_type);
    return kind ? sentenceCase(kind.plural) : "Nobody's, gone within a day";
  };
  return (
    <>
      <Bars
        label="Room by kind"
        rows={share.pictures.map((each) => ({
          name: title(each),
          note: files(each.files),
          whole: each.full_bytes,
          smaller: each.smaller_bytes,
        }))}
      />
      <p className="barkey t12 mut2">
        <i className="whole" /> whole pictures <i className="smaller" /> smaller sizes cut from them
      </p>
    </>
  );
}

function holds({ entities, jobs, bytes }: Share): string {
  return `${count(entities)} entities and ${count(jobs)} jobs; the pictures take ${size(bytes)}.`;
}

function files(number: number): string {
  return number === 1 ? "1 file" : `${count(number)} files`;
}
