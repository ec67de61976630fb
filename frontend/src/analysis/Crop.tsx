import type { Entity } from "../api/entities";
import type { Where } from "../api/tools";
import { cropOf } from "./cropping";

interface Props {
  image: Entity | undefined;
  where: Where | [];
  /** In pixels. */
  side: number;
}

/** A square cut out of the photo: where something was found, or the top of all of it. */
export function Crop({ image, where, side }: Props) {
  const { preview_image_medium: url, preview_width: width, preview_height: height } = image ?? {};
  const style =
    url && width && height
      ? cropOf(url, where, { width, height }, side)
      : { width: side, height: side };
  return <span className="crop" style={style} aria-hidden />;
}
