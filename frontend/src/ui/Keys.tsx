const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key as it is written on this machine's keyboard; `Mod` is ⌘ or Ctrl. */
function written(key: string): string {
  if (key === "Mod") return APPLE ? "⌘" : "Ctrl";
  if (key === "Alt") return APPLE ? "⌥" : "Alt";
  return key;
}

/** Keys that are pressed together, such as `Mod K`. */
export function Keys({ keys }: { keys: string }) {
  const parts = keys.split(" ").map(written);
  return <kbd>{parts.join(APPLE ? "" : " ")}</kbd>;
}
