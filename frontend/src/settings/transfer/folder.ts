import { downloadZip } from "client-zip";

interface Placed {
  file: File;
  /** Where it lies, from the folder on. */
  path: string;
}

/** A chosen folder as one ZIP file, with everything in its place and nothing compressed. */
export function zipOfFiles(files: Iterable<File>): Promise<File> {
  return zipped([...files].map((file) => ({ file, path: file.webkitRelativePath })));
}

/** A dropped folder as one ZIP file. */
export async function zipOfFolder(folder: FileSystemDirectoryEntry): Promise<File> {
  return zipped(await filesIn(folder));
}

/** The folder that was dropped; null where that was a file. */
export function droppedFolder(items: DataTransferItemList): FileSystemDirectoryEntry | null {
  const entry = items[0]?.webkitGetAsEntry?.() ?? null;
  return entry?.isDirectory ? (entry as FileSystemDirectoryEntry) : null;
}

async function zipped(placed: Placed[]): Promise<File> {
  const [name] = placed[0]?.path.split("/") ?? [];
  if (!name) throw new Error("There is nothing in this folder.");
  const zip = downloadZip(placed.map(({ file, path }) => ({ input: file, name: path })));
  return new File([await zip.blob()], `${name}.zip`, { type: "application/zip" });
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<Placed[]> {
  const found: Placed[] = [];
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory) found.push(...(await filesIn(entry as FileSystemDirectoryEntry)));
    else found.push({ file: await fileOf(entry as FileSystemFileEntry), path: pathOf(entry) });
  }
  return found;
}

/** Everything directly in a folder: a reader gives it some at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (true) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function pathOf(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\//, "");
}
