import JSZip from 'jszip';
import { type Address, formatAddress } from '../domain/address.ts';
import { KINDS } from '../domain/kind.ts';
import type { Task } from '../domain/task.ts';
import { KIT_FILE } from './kit-format.ts';
import { writeAsExported } from './write-import.ts';
import { type KitAbout, writeKitFile } from './write-kit-file.ts';
import { writeTable } from './write-table.ts';

export type Kit = KitAbout & {
  /** Everything known of the old account, in its order. */
  readonly tasks: readonly Task[];
  readonly followers: readonly Address[];
  /** What is in it and what of it is private, in words. */
  readonly readme: string;
};

/**
 * The take-away kit (docs/kit-format.md): one ZIP with Mastodon's own files, to the byte, and beside
 * them what Mastodon exports nowhere. The same things make the same bytes.
 */
export async function writeKit(kit: Kit): Promise<Blob> {
  const zip = new JSZip();
  const date = new Date(kit.madeAt);
  const add = (name: string, text: string) => zip.file(name, text, { date });
  add('README.txt', kit.readme);
  for (const kind of KINDS) {
    const file = writeAsExported(kind, kit.tasks);
    if (file !== undefined) add(file.name, file.text);
  }
  add(KIT_FILE, writeKitFile(kit.tasks, kit));
  const { followers } = kit;
  if (followers.length > 0) {
    const rows = followers.map((address) => [formatAddress(address)]);
    add('followers.csv', writeTable([['Account address'], ...rows]));
  }
  const bytes = await zip.generateAsync({
    ...{ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' },
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' });
}
