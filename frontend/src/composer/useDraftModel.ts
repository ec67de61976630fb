import { usePictureModels } from "../library/models";

/** The model that draws while one composes: the first that is ready and costs nothing. */
export function useDraftModel(): string | null {
  const free = usePictureModels().models.find((model) => model.ready && model.price_usd === 0);
  return free?.id ?? null;
}
