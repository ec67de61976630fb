import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import type { Action } from "../../api/bulk";
import { tagsQuery } from "../../api/tags";
import { ChipsInput } from "../../ui/ChipsInput";

interface Props {
  disabled: boolean;
  onTag: (action: Action, tags: string[]) => void;
}

/** Asks for tags, which all that are selected get or lose. */
export function TagPopover({ disabled, onTag }: Props) {
  const [open, setOpen] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  const known = useQuery(tagsQuery()).data ?? [];
  const done = (action: Action) => {
    if (tags.length === 0) return;
    setOpen(false);
    setTags([]);
    onTag(action, tags);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="btn" aria-label="Tag" title="Tag" disabled={disabled}>
        <Tag className="i s14" aria-hidden />
        <span className="onwide">Tag</span>
      </Popover.Trigger>
      <Popover.Portal container={document.querySelector("main")}>
        <Popover.Content
          className="pop tagging"
          side="top"
          align="start"
          sideOffset={14}
          collisionPadding={8}
          aria-label="Tag what is selected"
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              done("tag");
            }}
          >
            <ChipsInput
              id="bulk-tags"
              label="Tags"
              placeholder="Tags, each with Enter"
              known={known}
              value={tags}
              onChange={setTags}
            />
            <div className="row tagacts">
              <button type="button" className="btn sm" onClick={() => done("untag")}>
                Take off
              </button>
              <button type="submit" className="btn sm ink">
                Add tags
              </button>
            </div>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
