import { type CSSProperties, useState } from "react";
import type { Entity } from "../../api/entities";
import type { Kind } from "../../api/kinds";
import { isFinished } from "../../api/stream/message";
import { usePictureJob } from "../../jobs/LiveJobs";
import { Construction } from "../../ui/Construction";
import { Glyph } from "../../ui/Glyph";
import { useKind } from "../kinds";
import { Failure, Progress } from "./JobState";
import { type Preview, type Size, sourcesOf } from "./preview";
import { hintOf } from "./thumbhash";
import { useCutSizes, useFreshPreview } from "./useFreshPreview";
import "../../ui/picture.css";
import "./preview.css";

interface Props {
  entityType: string;
  entityId: string;
  /** The URLs of its picture by size, with measures and thumbhash. */
  preview: Preview;
  /** An emoji, for a kind that has no glyph known here. */
  standInIcon?: string;
  size?: Size;
  shape?: "square" | "circle";
  /** A large picture fills its column in its own proportions. */
  fullWidthDetail?: boolean;
  /** What the picture shows, for who cannot see it; empty beside its name. */
  alt?: string;
  /** How wide it stands, where that is known better than by its size: "180px". */
  sizes?: string;
  /** Its jobs are shown elsewhere: it tells neither progress nor failure. */
  still?: boolean;
  /** Told of the entity when a job has changed its picture. */
  onUpdate?: (entity: Entity) => void;
}

/**
 * The picture of any entity, kept up by itself: the kind's construction drawing while there is
 * none, the progress of a job whoever started it, its picture when it is done, why it failed.
 */
export function EntityPreviewImage({
  entityType,
  entityId,
  preview: given,
  standInIcon = "🖼️",
  size = "medium",
  shape = "square",
  fullWidthDetail = false,
  alt = "",
  sizes,
  still = false,
  onUpdate,
}: Props) {
  const kind = useKind(entityType);
  const job = usePictureJob(entityType, entityId);
  const preview = useFreshPreview(kind, entityId, given, job, onUpdate);
  useCutSizes(entityType, entityId, preview, size);
  const [broken, setBroken] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<string | null>(null);

  const sources = sourcesOf(preview, size, sizes);
  const there = sources !== null && sources.src !== broken;
  const busy = !still && job !== null && !isFinished(job);
  const failed = !still && job?.status === "failed";
  const hint = there && loaded !== sources.src ? hintOf(preview.thumbhash) : null;
  const natural = fullWidthDetail && size === "large" && preview.width && preview.height;
  const style: CSSProperties = {
    aspectRatio: natural ? `${preview.width} / ${preview.height}` : "1",
    backgroundImage: hint ? `url(${hint})` : undefined,
  };
  const classes = ["pic", "epi", size, shape, there ? "" : "stand", busy && there ? "again" : ""];
  return (
    <span className={classes.filter(Boolean).join(" ")} style={style} data-size={size}>
      {there ? (
        <img
          key={preview.full ?? sources.src}
          {...sources}
          alt={alt}
          width={preview.width ?? undefined}
          height={preview.height ?? undefined}
          loading={size === "large" ? "eager" : "lazy"}
          decoding="async"
          draggable={false}
          onLoad={() => setLoaded(sources.src)}
          onError={() => setBroken(sources.src)}
        />
      ) : (
        <StandIn kind={kind} icon={standInIcon} size={size} quiet={busy || failed} />
      )}
      {busy && <Progress job={job} size={size} over={there} />}
      {failed && <Failure job={job} size={size} over={there} />}
    </span>
  );
}

interface StandInProps {
  kind: Kind | undefined;
  icon: string;
  size: Size;
  /** Something else stands in the middle. */
  quiet: boolean;
}

function StandIn({ kind, icon, size, quiet }: StandInProps) {
  const glyph = size === "small" ? "" : size === "card" ? "s40" : "s56";
  return (
    <>
      <Construction name={size === "small" ? "none" : (kind?.drawing ?? "axis")} />
      {!quiet && (
        <span className="glyphhole">
          <Glyph name={kind?.glyph ?? ""} fallback={kind?.icon ?? icon} className={glyph} />
        </span>
      )}
    </>
  );
}
