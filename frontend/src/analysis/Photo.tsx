import { useQuery } from "@tanstack/react-query";
import { type Entity, entityQuery } from "../api/entities";
import type { Where } from "../api/tools";
import { useKind } from "../library/kinds";

/** Where something was found in a photo, and its number in the list. */
export interface Mark {
  key: string;
  number: number;
  where: Where;
}

/** The image that was looked at; undefined while it is read. */
export function useSource(id: string | null): Entity | undefined {
  const kind = useKind("image");
  const { data } = useQuery({
    ...entityQuery(kind?.slug ?? "", id ?? ""),
    enabled: Boolean(kind && id),
  });
  return data?.entity;
}

interface Props {
  image: Entity | undefined;
  marks: Mark[];
  /** The key of the mark that is open. */
  open: string | null;
  onOpen: (key: string) => void;
}

/** The photo that was looked at, with a frame around each thing that was found in a place. */
export function Photo({ image, marks, open, onOpen }: Props) {
  const { preview_width: width, preview_height: height } = image ?? {};
  return (
    <div
      className="photo"
      style={{ aspectRatio: width && height ? `${width} / ${height}` : ".78" }}
    >
      {image?.preview_image_medium && <img src={image.preview_image_medium} alt={image.name} />}
      {marks.map(({ key, number, where: [left, top, wide, high] }) => (
        <button
          key={key}
          type="button"
          className={key === open ? "bx on" : "bx"}
          aria-label={`Open number ${number}`}
          onClick={() => onOpen(key)}
          style={{
            left: `${left * 100}%`,
            top: `${top * 100}%`,
            width: `${wide * 100}%`,
            height: `${high * 100}%`,
          }}
        >
          <b>{number}</b>
        </button>
      ))}
    </div>
  );
}
