/** What is kept and is no JSON of its own: columns of numbers (row-columns.ts) and pictures. */
const COLUMN = '$u32';
const BYTES = '$bytes';
/** Only pictures are kept as bytes: nothing else comes out of a file again. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif)$/;

/** For `JSON.stringify`. */
export function packColumn(_: string, value: unknown): unknown {
  return value instanceof Uint32Array ? { [COLUMN]: [...value] } : value;
}

/** Whatever is inside of a value, with bytes as text: `JSON.stringify` would make `{}` of them. */
export async function packBytes(value: unknown): Promise<unknown> {
  if (value instanceof Blob)
    return { [BYTES]: toBase64(await value.arrayBuffer()), type: value.type };
  if (Array.isArray(value)) return Promise.all(value.map(packBytes));
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(async ([key, one]) => [key, await packBytes(one)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** For `JSON.parse`: what is not as it was written stays as it is, and is refused by its schema. */
export function unpack(_: string, value: unknown): unknown {
  if (!isPlain(value)) return value;
  const { [COLUMN]: numbers, [BYTES]: text, type } = value;
  if (Array.isArray(numbers)) return Uint32Array.from(numbers.map(Number));
  if (typeof text !== 'string' || typeof type !== 'string' || !PICTURE.test(type)) return value;
  const bytes = fromBase64(text);
  return bytes === undefined ? value : new Blob([bytes], { type });
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** So many bytes at a time: arguments of a call are limited. */
const STRIDE = 0x8000;

function toBase64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += STRIDE) {
    text += String.fromCharCode(...bytes.subarray(at, at + STRIDE));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
