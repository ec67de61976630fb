import { Link } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, Ellipsis, Pin, PinOff, Repeat2, Trash2 } from "lucide-react";
import { Popover } from "radix-ui";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Layer } from "../../api/generating";
import type { Kind } from "../../api/kinds";
import { useComposer } from "../Composer";
import { HEAVIEST, LIGHTEST } from "../state/look";
import { useLayer } from "./useLayer";
import { useMoves } from "./useMoves";

const EntityPicker = lazy(() => import("../../library/picker/EntityPicker"));

/** Everything that can be done with a layer without dragging it. */
export function LayerPopover({ layer, kind }: { layer: Layer; kind: Kind }) {
  const { act } = useComposer();
  const { key, name, pinned } = useLayer(layer);
  const { up, down } = useMoves(layer);
  const [open, setOpen] = useState(false);
  const [picking, setPicking] = useState(false);
  const weight = Math.round(layer.weight * 100);
  const deeds: [icon: ReactNode, words: string, deed: (() => void) | null][] = [
    [<ArrowUp key="up" className="i s14" aria-hidden />, "Move up", up],
    [<ArrowDown key="down" className="i s14" aria-hidden />, "Move down", down],
    [
      <Repeat2 key="replace" className="i s14" aria-hidden />,
      "Replace…",
      pinned ? null : () => setPicking(true),
    ],
    [
      pinned ? (
        <PinOff key="unpin" className="i s14" aria-hidden />
      ) : (
        <Pin key="pin" className="i s14" aria-hidden />
      ),
      pinned ? "Unpin" : "Pin",
      () => act({ type: "pin", key, pinned: !pinned }),
    ],
    [
      <Trash2 key="remove" className="i s14" aria-hidden />,
      "Remove",
      () => {
        setOpen(false);
        act({ type: "remove", key });
      },
    ],
  ];
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className="btn icon xs more" aria-label={`More for ${name}`}>
          <Ellipsis className="i s14" aria-hidden />
        </Popover.Trigger>
        <Popover.Portal container={document.querySelector("main")}>
          <Popover.Content
            className="pop layerpop"
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label={name}
          >
            <Link
              to="/entities/$slug/$id"
              params={{ slug: kind.slug, id: layer.entity_id }}
              className="link trunc"
            >
              {name}
            </Link>
            <label className="weigh">
              <span>Weight</span>
              <input
                type="range"
                min={LIGHTEST * 100}
                max={HEAVIEST * 100}
                step={5}
                value={weight}
                onChange={(event) =>
                  act(
                    { type: "weigh", key, weight: Number(event.target.value) / 100 },
                    `weigh ${key}`,
                  )
                }
              />
              <span className="num">{weight} %</span>
            </label>
            <div className="deeds">
              {deeds.map(([icon, words, deed]) => (
                <button
                  key={words}
                  type="button"
                  className="btn sm"
                  disabled={deed === null}
                  onClick={() => deed?.()}
                >
                  {icon}
                  {words}
                </button>
              ))}
            </div>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {picking && (
        <Suspense>
          <EntityPicker
            kind={kind}
            many={false}
            value={[layer.entity_id]}
            onPick={([id]) => id && act({ type: "swap", key, entityId: id })}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </>
  );
}
