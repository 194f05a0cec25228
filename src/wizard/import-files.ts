import { type WrittenFile, writeForImport } from '../archive/write-import.ts';
import { cleanFollows } from '../domain/import-file.ts';
import type { Kind } from '../domain/kind.ts';
import type { ReportRow } from '../domain/report.ts';
import type { TaskOf } from '../domain/task.ts';

export type ImportFiles = {
  readonly files: readonly WrittenFile[];
  /** People written at another address than they were followed at. */
  readonly moved: number;
  /** People in a file apart, since the old server had suspended them. */
  readonly apart: number;
};

/** The files for the new server's import: of what is not there yet, cleaned of what cannot work. */
export function importFilesOf(kind: Kind, rows: readonly ReportRow[]): ImportFiles {
  const tasks = rows.filter(({ outcome }) => outcome?.code === 'by-file').map(({ task }) => task);
  if (kind !== 'follows') return { files: writeForImport(kind, tasks), moved: 0, apart: 0 };
  const follows = tasks.filter((task): task is TaskOf<'follow'> => task.kind === 'follow');
  const { live, moved, apart } = cleanFollows(follows);
  return {
    files: [
      ...writeForImport(kind, live),
      ...writeForImport(kind, apart).map((file) => ({ ...file, name: apartName(file.name) })),
    ],
    moved,
    apart: apart.length,
  };
}

/** By its beginning Mastodon's page knows what is in it (mastodon.md §8.2). */
const apartName = (name: string) => name.replace(/^following_accounts/, '$&-suspended');
