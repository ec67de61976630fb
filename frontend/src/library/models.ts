import { useQuery } from "@tanstack/react-query";
import { type Model, modelsQuery } from "../api/models";
import { price } from "../ui/words";

/** The models that can draw, and the one that previews are set to. */
export function usePictureModels(): { models: Model[]; preview: string } {
  const { data } = useQuery(modelsQuery);
  const models = data?.models.filter((model) => model.abilities.includes("image")) ?? [];
  return { models, preview: data?.preview ?? "" };
}

/** What a preview costs with `model`, or with the one that is set; empty until it is known. */
export function usePrice(model?: string): string {
  const { data } = useQuery(modelsQuery);
  const wanted = data?.models.find((each) => each.id === (model ?? data.preview));
  return wanted ? price(wanted.price_usd) : "";
}
