import { TextCursorInput } from "lucide-react";
import { useState } from "react";
import type { Estimate } from "../../api/generating";
import { useComposer } from "../Composer";
import { CountMenu } from "./CountMenu";
import { ModelMenu } from "./ModelMenu";
import { PromptDialog } from "./PromptDialog";
import { SeedPopover } from "./SeedPopover";
import { SizeMenu } from "./SizeMenu";

/** How pictures are generated: size, seed, how many, by which model, with which words. */
export function Settings({ estimate }: { estimate: Estimate | undefined }) {
  const { look } = useComposer();
  const [writing, setWriting] = useState(false);
  return (
    <div className="row settings">
      <SizeMenu />
      <SeedPopover />
      <CountMenu />
      <button
        type="button"
        className="stepper"
        aria-label={look.recipe.prompt === null ? "Prompt" : "Prompt, your own words"}
        onClick={() => setWriting(true)}
      >
        <TextCursorInput className="i s14" aria-hidden />
        <span className="onlarge">Prompt</span>
        {look.recipe.prompt !== null && <span className="dot" />}
      </button>
      <ModelMenu used={estimate?.model} />
      {writing && <PromptDialog estimate={estimate} onClose={() => setWriting(false)} />}
    </div>
  );
}
