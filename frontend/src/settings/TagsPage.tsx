import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endTag, patchTag, type Tag, tagsQuery } from "../api/tags";
import { Confirm } from "../ui/Confirm";
import { sayDone, sayFailed } from "../ui/toast";
import { Rows } from "./Rows";
import { Section } from "./Section";
import { bearers, TagRow } from "./TagRow";

type Asked = { what: "merge"; tag: Tag; name: string } | { what: "delete"; tag: Tag };

/** Every tag: its color, its name, how many bear it. */
export function TagsPage() {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = async (work: Promise<unknown>, said?: string, undo?: () => void) => {
    setAsked(null);
    try {
      await work;
      if (said) sayDone(said, undo);
    } catch (error) {
      sayFailed(error);
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["tags"] }),
      queries.invalidateQueries({ queryKey: ["entities"] }),
    ]);
  };
  const rename = (tag: Tag, name: string) => {
    const taken = queries.getQueryData(tagsQuery().queryKey)?.some((each) => each.name === name);
    if (taken) return setAsked({ what: "merge", tag, name });
    const undo = () => void change(patchTag(name, { name: tag.name }));
    void change(patchTag(tag.name, { name }), `“${tag.name}” is “${name}” now`, undo);
  };
  return (
    <>
      <Section
        title="Tags"
        text="Press a name to change it, on everything that bears it. Two tags of one name become one."
      >
        <Rows query={tagsQuery()} label="Tags" none="Nothing has a tag yet.">
          {(tag) => (
            <TagRow
              key={tag.name}
              tag={tag}
              onColor={(color) => void change(patchTag(tag.name, { color }))}
              onRename={(name) => rename(tag, name)}
              onDelete={() => setAsked({ what: "delete", tag })}
            />
          )}
        </Rows>
      </Section>
      {asked?.what === "merge" && (
        <Confirm
          title={`Merge “${asked.tag.name}” into “${asked.name}”?`}
          text={`There is a tag of that name already. ${bearers(asked.tag)} will bear it instead.`}
          act="Merge"
          keep="Keep both"
          onKeep={() => setAsked(null)}
          onAct={() =>
            void change(
              patchTag(asked.tag.name, { name: asked.name }),
              `Merged “${asked.tag.name}” into “${asked.name}”`,
            )
          }
        />
      )}
      {asked?.what === "delete" && (
        <Confirm
          title={`Delete the tag “${asked.tag.name}”?`}
          text={`It is taken off everything that bears it: ${bearers(asked.tag)}, and what lies in the archive and the trash.`}
          act="Delete"
          keep="Keep it"
          onKeep={() => setAsked(null)}
          onAct={() => void change(endTag(asked.tag.name), `Deleted “${asked.tag.name}”`)}
        />
      )}
    </>
  );
}
