/** The header in front of each file of a ZIP (PKWARE APPNOTE 4.3.7), read where there is no other. */

export const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DESCRIPTOR = 0x08074b50;
const FIXED = 30;
const UNTOLD = 0xffffffff;
const ZIP64 = 0x0001;

export type LocalHeader = {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly name: Uint8Array<ArrayBuffer>;
  /** Bytes, or `undefined` where the header does not tell. */
  readonly told: Sizes | undefined;
  /** Where its bytes begin. */
  readonly start: number;
};

export type Sizes = { readonly packed: number; readonly unpacked: number; readonly crc: number };

/** `undefined` where there is none, or only part of one. */
export async function readLocalHeader(file: Blob, at: number): Promise<LocalHeader | undefined> {
  const fixed = await viewOf(file, at, FIXED);
  if (fixed === undefined || fixed.getUint32(0, true) !== LOCAL_HEADER) return undefined;
  const [nameLength, extraLength] = [fixed.getUint16(26, true), fixed.getUint16(28, true)];
  const start = at + FIXED + nameLength + extraLength;
  const rest = await viewOf(file, at + FIXED, nameLength + extraLength);
  if (rest === undefined) return undefined;
  const flags = fixed.getUint16(6, true);
  const crc = fixed.getUint32(14, true);
  const [packed, unpacked] = [fixed.getUint32(18, true), fixed.getUint32(22, true)];
  const large = zip64In(new DataView(rest.buffer, nameLength));
  // Bit 3: sizes come after the bytes (4.4.4).
  const isUntold = (flags & 8) !== 0 || packed === UNTOLD || unpacked === UNTOLD;
  const told = isUntold ? large : { packed, unpacked };
  return {
    ...{ flags, method: fixed.getUint16(8, true), crc, start },
    name: new Uint8Array(rest.buffer, 0, nameLength),
    told: told === undefined ? undefined : { ...told, crc },
  };
}

/** What an extra field tells of large files (4.5.3); zeros were never filled in. */
function zip64In(extra: DataView): { packed: number; unpacked: number } | undefined {
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const [id, length] = [extra.getUint16(at, true), extra.getUint16(at + 2, true)];
    if (id === ZIP64 && length >= 16 && at + 20 <= extra.byteLength) {
      const unpacked = Number(extra.getBigUint64(at + 4, true));
      const packed = Number(extra.getBigUint64(at + 12, true));
      return packed > 0 ? { packed, unpacked } : undefined;
    }
    at += 4 + length;
  }
  return undefined;
}

/**
 * The sizes of a file whose header may not tell them: then its end is where the next header begins,
 * less the descriptor in between. `undefined` when that is not there, as for the file that was cut.
 */
export async function sizesOf(file: Blob, header: LocalHeader): Promise<Sizes | undefined> {
  if (header.told !== undefined) return header.told;
  const next =
    (await findSignature(file, header.start, LOCAL_HEADER)) ??
    (await findSignature(file, header.start, DIRECTORY_HEADER));
  if (next === undefined) return undefined;
  return (await descriptorBefore(file, header.start, next)) ?? (await measure(file, header, next));
}

/** With its signature and sizes of four bytes or eight (4.3.9). */
async function descriptorBefore(
  file: Blob,
  start: number,
  next: number,
): Promise<Sizes | undefined> {
  for (const [length, read] of DESCRIPTORS) {
    const view = await viewOf(file, next - length, length);
    if (view?.getUint32(0, true) !== DESCRIPTOR) continue;
    const sizes = { crc: view.getUint32(4, true), ...read(view) };
    if (sizes.packed === next - length - start) return sizes;
  }
  return undefined;
}

const DESCRIPTORS = [
  [
    16,
    (view: DataView) => ({ packed: view.getUint32(8, true), unpacked: view.getUint32(12, true) }),
  ],
  [
    24,
    (view: DataView) => ({
      packed: Number(view.getBigUint64(8, true)),
      unpacked: Number(view.getBigUint64(16, true)),
    }),
  ],
] as const;

/** Whatever it unpacks to; nothing is kept of it. */
async function measure(
  file: Blob,
  { start, method, crc }: LocalHeader,
  end: number,
): Promise<Sizes | undefined> {
  const packed = end - start;
  if (method === 0) return { packed, unpacked: packed, crc };
  let unpacked = 0;
  try {
    const bytes = file.slice(start, end).stream();
    for await (const part of bytes.pipeThrough(new DecompressionStream('deflate-raw'))) {
      unpacked += part.length;
    }
  } catch {
    return undefined;
  }
  return { packed, unpacked, crc };
}

const WINDOW = 1024 * 1024;

/** Where four bytes come next from `from` on, at most `within` bytes away. */
export async function findSignature(
  file: Blob,
  from: number,
  signature: number,
  within = Number.MAX_SAFE_INTEGER,
): Promise<number | undefined> {
  const wanted = [0, 8, 16, 24].map((shift) => (signature >>> shift) & 0xff);
  const most = Math.min(file.size, from + within + 4);
  // Windows overlap by three bytes: a signature may lie across.
  for (let at = from; at < most; at += WINDOW) {
    const bytes = new Uint8Array(
      await file.slice(at, Math.min(most, at + WINDOW + 3)).arrayBuffer(),
    );
    let found = bytes.indexOf(0x50);
    while (found !== -1) {
      if (wanted.every((byte, index) => bytes[found + index] === byte)) return at + found;
      found = bytes.indexOf(0x50, found + 1);
    }
  }
  return undefined;
}

async function viewOf(
  file: Blob,
  at: number,
  length: number,
): Promise<DataView<ArrayBuffer> | undefined> {
  if (at < 0 || at + length > file.size) return undefined;
  return new DataView(await file.slice(at, at + length).arrayBuffer());
}
