import type { LocalHeader, Sizes } from './zip-headers.ts';

/** A file whose header begins at `at`. */
export type Listed = Pick<LocalHeader, 'flags' | 'method' | 'name'> &
  Sizes & { readonly at: number };

const FIXED = 46;
/** Both sizes and the place, eight bytes each (PKWARE APPNOTE 4.5.3). */
const EXTRA = 28;
const UNTOLD = 0xffffffff;

/**
 * The directory of a ZIP that has lost its own (APPNOTE 4.3.12, 4.3.14 to 4.3.16), always in the
 * form for large ones. `start`: where it will begin.
 */
export function writeDirectory(files: readonly Listed[], start: number): Uint8Array<ArrayBuffer> {
  const size = files.reduce((sum, { name }) => sum + FIXED + name.length + EXTRA, 0);
  const bytes = new Uint8Array(size + 56 + 20 + 22);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const file of files) at = writeEntry(view, at, file);
  const count = BigInt(files.length);
  const end = at;
  writeNumbers(view, end, [
    ...[u32(0x06064b50), u64(44n), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count)],
    ...[u64(BigInt(size)), u64(BigInt(start))],
    ...[u32(0x07064b50), u32(0), u64(BigInt(start + size)), u32(1)],
    ...[
      u32(0x06054b50),
      u16(0),
      u16(0),
      u16(0xffff),
      u16(0xffff),
      u32(UNTOLD),
      u32(UNTOLD),
      u16(0),
    ],
  ]);
  return bytes;
}

function writeEntry(view: DataView<ArrayBuffer>, at: number, file: Listed): number {
  const { flags, method, crc, name, packed, unpacked } = file;
  // Without bit 3: the sizes are here.
  const head = writeNumbers(view, at, [
    ...[u32(0x02014b50), u16(45), u16(45), u16(flags & ~8), u16(method), u32(0), u32(crc)],
    ...[u32(UNTOLD), u32(UNTOLD), u16(name.length), u16(EXTRA), u16(0), u16(0), u16(0), u32(0)],
    u32(UNTOLD),
  ]);
  new Uint8Array(view.buffer).set(name, head);
  return writeNumbers(view, head + name.length, [
    ...[u16(0x0001), u16(24), u64(BigInt(unpacked)), u64(BigInt(packed)), u64(BigInt(file.at))],
  ]);
}

type Written = (view: DataView, at: number) => number;

const u16 =
  (value: number): Written =>
  (view, at) => {
    view.setUint16(at, value, true);
    return at + 2;
  };
const u32 =
  (value: number): Written =>
  (view, at) => {
    view.setUint32(at, value, true);
    return at + 4;
  };
const u64 =
  (value: bigint): Written =>
  (view, at) => {
    view.setBigUint64(at, value, true);
    return at + 8;
  };

const writeNumbers = (view: DataView, at: number, numbers: readonly Written[]): number =>
  numbers.reduce((place, write) => write(view, place), at);
