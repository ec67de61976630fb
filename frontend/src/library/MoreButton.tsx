import clsx from "clsx";
import { Ellipsis } from "lucide-react";
import type { ComponentProps } from "react";

interface Props extends ComponentProps<"button"> {
  /** What there is more to do with. */
  name: string;
  size?: "xs" | "sm";
}

/** The button that opens the menu of an entity. */
export function MoreButton({ name, size, ...button }: Props) {
  return (
    <button
      {...button}
      type="button"
      className={clsx("btn icon", size)}
      aria-label={`More for ${name}`}
    >
      <Ellipsis className={clsx("i", size && "s14")} aria-hidden />
    </button>
  );
}
