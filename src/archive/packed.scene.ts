import JSZip from 'jszip';
import { packTar } from 'modern-tar';

/** Containers as tests need them, with the bytes of archives in them. */
export type Files = readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[];

export const ACTOR = {
  id: 'https://old.example/users/ann',
  type: 'Person',
  preferredUsername: 'ann',
  name: 'Ann',
  summary: '<p>Shepherd</p>',
};
export const post = (n: number): string => `https://far.example/users/bob/statuses/${n}`;
export const PNG = Uint8Array.from('\x89PNG\r\n\x1a\nrest', (char) => char.charCodeAt(0));

export const collectionOf = (items: readonly unknown[]): string =>
  JSON.stringify({ '@context': 'https://www.w3.org/ns/activitystreams', orderedItems: items });

const OUTBOX = [
  { type: 'Create', published: '2024-01-02T00:00:00Z', object: { type: 'Note' } },
  { type: 'Announce', published: '2024-01-05T00:00:00Z', object: post(7) },
];

/** In the order written since 4.2 (mastodon.md §9). */
export const ARCHIVE: Files = [
  ['outbox.json', collectionOf(OUTBOX)],
  ['media_attachments/files/001/original/a.png', PNG],
  ['likes.json', collectionOf([post(1), post(2)])],
  ['bookmarks.json', collectionOf([post(3)])],
  ['avatar.png', PNG],
  ['actor.json', JSON.stringify(ACTOR)],
];

export async function zipOf(
  files: Files,
  name = 'archive-20240106120000-ff.zip',
  options: { readonly stored?: boolean; readonly streamed?: boolean } = {},
): Promise<File> {
  const zip = new JSZip();
  for (const [path, content] of files) zip.file(path, content, { createFolders: false });
  const bytes = await zip.generateAsync({
    type: 'uint8array',
    compression: options.stored === true ? 'STORE' : 'DEFLATE',
    streamFiles: options.streamed ?? false,
  });
  return new File([bytes as Uint8Array<ArrayBuffer>], name);
}

export async function tarOf(
  files: Files,
  name = 'archive-20210106120000-ff.tar.gz',
): Promise<File> {
  const tar = await packTar(
    files.map(([path, body]) => {
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return { header: { name: path, size: bytes.length }, body: bytes };
    }),
  );
  const packed = new Blob([tar]).stream().pipeThrough(new CompressionStream('gzip'));
  return new File([await new Response(packed).arrayBuffer()], name);
}
