import type { Composition } from "../../api/compositions";
import type { Layer } from "../../api/generating";
import { EntityPreviewImage } from "../../library/picture/EntityPreviewImage";
import { useLayer } from "../stack/useLayer";
import { keyOf } from "../state/look";

const SHOWN = 4;

/** The picture of a composition: its image, or the first of its layers side by side. */
export function Thumbnail({ composition }: { composition: Composition }) {
  const { preview_image_card: picture, recipe } = composition;
  if (picture) {
    return (
      <span className="pic">
        <img src={picture} alt="" draggable={false} loading="lazy" />
      </span>
    );
  }
  return (
    <span className="pic collage">
      {recipe.layers.slice(0, SHOWN).map((layer) => (
        <LayerPicture key={keyOf(layer)} layer={layer} />
      ))}
    </span>
  );
}

function LayerPicture({ layer }: { layer: Layer }) {
  const { preview } = useLayer(layer);
  return (
    <EntityPreviewImage
      entityType={layer.entity_type}
      entityId={layer.entity_id}
      preview={preview}
      size="card"
      sizes="66px"
      still
    />
  );
}
