import type { Entry } from './container.ts';

/** All bytes of a small file in a container; `undefined` when they are more than `most`. */
export async function takeBytes(
  entry: Entry,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of entry.open()) {
    size += part.length;
    // Leaving the loop ends the reading.
    if (size > most) return undefined;
    parts.push(part);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
