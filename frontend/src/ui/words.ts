/** "Clothing Items" as a page says it: "Clothing items". */
export function sentenceCase(title: string): string {
  const [first = "", ...rest] = title.split(" ");
  return [first, ...rest.map((word) => word.toLowerCase())].join(" ");
}

/** "one_piece" as a person reads it: "one piece". */
export function readable(word: string): string {
  return word.replaceAll("_", " ");
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a call costs, as the button says it; null is not known. */
export function price(dollars: number | null): string {
  if (dollars === null) return "price unknown";
  if (dollars === 0) return "free";
  return `$${dollars.toFixed(dollars < 0.1 ? 3 : 2)}`;
}

export function count(number: number): string {
  return number.toLocaleString("en-US");
}

/** How long ago `moment` was, in a word or two. */
export function ago(moment: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  if (seconds < 45) return "just now";
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h ago`;
  return new Date(moment).toLocaleDateString("en-US", { day: "numeric", month: "short" });
}

/** The time between two moments as minutes and seconds: "1:24". */
export function took(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A length of time as one guesses it: "about 5 min". */
export function about(seconds: number): string {
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `about ${Math.round(seconds / 60)} min`;
  return `about ${Math.round(seconds / 3600)} h`;
}

/** A number of bytes as a person reads it: "4.2 MB". */
export function size(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB", "TB"];
  let rest = bytes;
  let unit = 0;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${rest.toFixed(unit && rest < 10 ? 1 : 0)} ${units[unit]}`;
}
