/** A labelled sheet: pictures in rows and columns, with words at their heads. */
export interface Sheet {
  title: string;
  rows: string[];
  columns: string[];
  /** The pictures' addresses, row by row; null where there is none. */
  pictures: (string | null)[];
}

const CELL = { width: 230, height: 320 };
const HEAD = { width: 150, height: 64 };
const GAP = 8;

/** The sheet without the rows and columns that have no picture. */
export function trimmed({ title, rows, columns, pictures }: Sheet): Sheet {
  const at = (row: number, column: number) => pictures[row * columns.length + column] ?? null;
  const down = [...rows.keys()].filter((row) => columns.some((_, column) => at(row, column)));
  const along = [...columns.keys()].filter((column) => rows.some((_, row) => at(row, column)));
  return {
    title,
    rows: down.map((row) => rows[row] ?? ""),
    columns: along.map((column) => columns[column] ?? ""),
    pictures: down.flatMap((row) => along.map((column) => at(row, column))),
  };
}

/** Draws a sheet with the colors that the page has now. */
export async function drawSheet({ title, rows, columns, pictures }: Sheet): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = HEAD.width + columns.length * (CELL.width + GAP) + GAP;
  canvas.height = 2 * HEAD.height + rows.length * (CELL.height + GAP);
  const paper = canvas.getContext("2d");
  if (!paper) throw new Error("This browser cannot draw the sheet.");
  const { fontFamily, color } = getComputedStyle(document.body);
  paper.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--sheet");
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = color;
  paper.font = `600 24px ${fontFamily}`;
  paper.fillText(title, GAP * 2, HEAD.height * 0.62);
  paper.font = `500 15px ${fontFamily}`;
  columns.forEach((words, at) => {
    paper.fillText(words, HEAD.width + at * (CELL.width + GAP), HEAD.height * 1.6, CELL.width);
  });
  rows.forEach((words, at) => {
    const top = 2 * HEAD.height + at * (CELL.height + GAP);
    paper.fillText(words, GAP * 2, top + 24, HEAD.width - 3 * GAP);
  });
  const loaded = await Promise.all(pictures.map((src) => src && load(src)));
  loaded.forEach((picture, position) => {
    if (!picture) return;
    const left = HEAD.width + (position % columns.length) * (CELL.width + GAP);
    const row = Math.floor(position / columns.length);
    const top = 2 * HEAD.height + row * (CELL.height + GAP);
    const scale = Math.min(CELL.width / picture.width, CELL.height / picture.height);
    paper.drawImage(picture, left, top, picture.width * scale, picture.height * scale);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The sheet is too large."))));
  });
}

async function load(src: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  return picture;
}

/** Has the browser keep a file. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
