import { Fragment, type ReactNode } from "react";
import type { Hit } from "../../api/search";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { NO_PREVIEW } from "../../library/picture/preview";
import { Keys } from "../../ui/Keys";
import { sentenceCase } from "../../ui/words";
import type { Command } from "./commands";

interface RowProps {
  id: string;
  /** It is the one that Enter takes. */
  on: boolean;
  onPoint: () => void;
  onRun: () => void;
}

/** An entity that was found. */
export function HitRow({ hit, q, ...row }: RowProps & { hit: Hit; q: string }) {
  return (
    <Row
      {...row}
      picture={
        <EntityPreviewImage
          entityType={hit.entity_type}
          entityId={hit.id}
          preview={{
            ...NO_PREVIEW,
            small: hit.preview_image_small,
            card: hit.preview_image_card,
            thumbhash: hit.preview_thumbhash,
          }}
          size="small"
          still
        />
      }
      end={
        <>
          <span className="t12 mut">{sentenceCase(hit.kind)}</span>
          {row.on && <kbd>↵</kbd>}
        </>
      }
    >
      <Marked text={hit.name} q={q} />
    </Row>
  );
}

/** Something to do. */
export function CommandRow({ command, ...row }: RowProps & { command: Command }) {
  const Icon = command.icon;
  return (
    <Row
      {...row}
      picture={
        <span className="palicon">
          <Icon className="i" aria-hidden />
        </span>
      }
      end={command.keys && <Keys keys={command.keys} />}
    >
      {command.title}
      {command.hint && <span className="palhint"> {command.hint}</span>}
    </Row>
  );
}

interface Props extends RowProps {
  picture: ReactNode;
  children: ReactNode;
  end: ReactNode;
}

function Row({ id, on, onPoint, onRun, picture, children, end }: Props) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={on}
      tabIndex={-1}
      className={on ? "palrow on" : "palrow"}
      onPointerMove={on ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      <span className="palpic">{picture}</span>
      <span className="grow trunc m">{children}</span>
      {end}
    </button>
  );
}

/** A name with the typed words in blue pencil. */
function Marked({ text, q }: { text: string; q: string }) {
  const words = q
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const marks = [...text.matchAll(new RegExp(words.join("|") || "$^", "gi"))];
  const ends = marks.map((mark) => mark.index + mark[0].length);
  return (
    <>
      {marks.map((mark, index) => (
        <Fragment key={mark.index}>
          {text.slice(ends[index - 1] ?? 0, mark.index)}
          <mark>{mark[0]}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1) ?? 0)}
    </>
  );
}
