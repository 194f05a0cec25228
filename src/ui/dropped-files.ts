/** A file that was given; `path` is its name, or its place below the folder it was given with. */
export type DroppedFile = { readonly path: string; readonly file: File };

/** More than anybody has in a folder; the rest is left there. */
const MOST = 500_000;

/** What a person picked; a folder's files have their paths. */
export const pickedFiles = (files: FileList | null): readonly DroppedFile[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/**
 * What was dropped, folders with all that is in them (File and Directory Entries API). Has to be
 * called while the event is handled: what it holds is gone afterwards.
 */
export function droppedFiles({
  items,
  files,
}: DataTransfer): readonly DroppedFile[] | Promise<readonly DroppedFile[]> {
  const entries = [...items].flatMap((item) =>
    item.kind === 'file' ? (item.webkitGetAsEntry?.() ?? []) : [],
  );
  if (!entries.some(({ isDirectory }) => isDirectory)) return pickedFiles(files);
  return collect(entries);
}

async function collect(entries: readonly FileSystemEntry[]): Promise<readonly DroppedFile[]> {
  const found: DroppedFile[] = [];
  const waiting = [...entries].reverse();
  for (let next = waiting.pop(); next !== undefined && found.length < MOST; next = waiting.pop()) {
    const path = next.fullPath.replace(/^\//, '');
    if (isFolder(next)) waiting.push(...(await inside(next)).toReversed());
    else {
      const file = await fileOf(next as FileSystemFileEntry);
      if (file !== undefined) found.push({ path, file });
    }
  }
  return found;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Browsers tell a hundred at a time, and nothing at the end. */
async function inside(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0 || all.length > MOST) return all;
    all.push(...some);
  }
}

/** One that cannot be opened is as if it were not there: what needs it says that it is missing. */
const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
