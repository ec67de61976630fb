import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { estimate, type Recipe } from "../../api/generating";

const PAUSE = 300;

/** What generating would send and cost, a moment after the last change. */
export function useEstimate(recipe: Recipe, count: number) {
  const [settled, setSettled] = useState({ recipe, count });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ recipe, count }), PAUSE);
    return () => clearTimeout(timer);
  }, [recipe, count]);
  const wanted = settled.recipe.layers.length > 0 || Boolean(settled.recipe.prompt);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["composer", "estimate", settled.recipe, settled.count],
    queryFn: ({ signal }) => estimate(settled.recipe, settled.count, signal),
    enabled: wanted,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
    gcTime: 60_000,
  });
  return {
    estimate: wanted ? data : undefined,
    error: wanted && !data ? error : null,
    /** It is of the look as it was a moment ago. */
    settling: settled.recipe !== recipe || settled.count !== count || isPlaceholderData,
  };
}
