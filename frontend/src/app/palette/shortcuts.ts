/** Something that keys do; `keys` are pressed together, several ways stand beside each other. */
export interface Shortcut {
  keys: string[];
  does: string;
}

/** All there are, by where they work: what the sheet shows. */
export const SHORTCUTS: [where: string, shortcuts: Shortcut[]][] = [
  [
    "Everywhere",
    [
      { keys: ["Mod K"], does: "Find or do" },
      { keys: ["?"], does: "Show this sheet" },
      { keys: ["Esc"], does: "Close what is open" },
    ],
  ],
  [
    "In a library",
    [
      { keys: ["/"], does: "Search" },
      { keys: ["N"], does: "New" },
      { keys: ["←", "↑", "↓", "→"], does: "Go from card to card" },
      { keys: ["Enter"], does: "Open the card" },
      { keys: ["P"], does: "Show the card at the side" },
      { keys: ["V"], does: "View the card over the whole window" },
      { keys: ["F2"], does: "Rename the card" },
      { keys: ["Space", "X"], does: "Select the card" },
      { keys: ["Shift →", "Shift ↓"], does: "Select on from the card" },
      { keys: ["Mod A"], does: "Select all that are loaded" },
      { keys: ["Esc"], does: "Select none" },
    ],
  ],
  [
    "In the composer",
    [
      { keys: ["Mod Z"], does: "Undo" },
      { keys: ["Shift Mod Z"], does: "Do it again" },
      { keys: ["Mod S"], does: "Save the composition" },
      { keys: ["Enter"], does: "Put the card on the stack" },
      { keys: ["Space"], does: "Pick up the card or layer, to drop it elsewhere" },
      { keys: ["←", "→"], does: "Swap the layer through its kind" },
      { keys: ["Alt ↑", "Alt ↓"], does: "Move the layer up or down" },
      { keys: ["Delete"], does: "Remove the layer" },
    ],
  ],
  [
    "On an entity’s page",
    [
      { keys: ["Mod S"], does: "Save" },
      { keys: ["Alt ←", "Alt →"], does: "Move a picked entity earlier or later" },
    ],
  ],
];
