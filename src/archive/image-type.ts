/** What servers take as a profile picture (mastodon.md §5), by how their files begin. */
const BEGINNINGS: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
];

/** The media type of a picture by its first bytes: a name proves nothing, and SVG is a document. */
export function imageTypeOf(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head.subarray(0, 16));
  return BEGINNINGS.find(([, at, bytes]) => text.startsWith(bytes, at))?.[0];
}
