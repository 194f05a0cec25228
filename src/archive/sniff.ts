/** What a file is by its first bytes, whatever its name. */
export type Packed = 'zip' | 'gzip' | 'tar' | undefined;

const HEAD = 512;

/** Rejects like `Blob.arrayBuffer` where the file can no longer be read. */
export async function sniff(file: Blob): Promise<Packed> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const text = String.fromCharCode(...head);
  // A local header, or the end record of an empty one (PKWARE APPNOTE 4.3.7, 4.3.16).
  if (text.startsWith('PK\x03\x04') || text.startsWith('PK\x05\x06')) return 'zip';
  // Deflate is the only method there is (RFC 1952 §2.3.1).
  if (text.startsWith('\x1f\x8b\x08')) return 'gzip';
  return text.startsWith('ustar', 257) ? 'tar' : undefined;
}
