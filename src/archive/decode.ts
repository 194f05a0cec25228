import type { FileProblem } from '../domain/finding.ts';

/** More than any list: 25,000 rows are 1 MB. */
export const MAX_BYTES = 64 * 1024 * 1024;
/** Characters. More than any line of a table: an address has at most 512, a link 2,048. */
export const MAX_LINE = 64 * 1024;
/** Characters. Filters are one line of JSON (mastodon.md §7.3); this is a thousand large ones. */
export const MAX_JSON = 8 * 1024 * 1024;

/** Text has `\n` for every line end, and no byte order mark. */
export type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: FileProblem };

const fail = (problem: FileProblem) => ({ ok: false, problem }) as const;

/** One line that is too long is noticed after two of these, however large the file is. */
const SLICE_BYTES = 1024 * 1024;

/**
 * Reads a file slice by slice and stops at the first line that no list would hold. Mastodon
 * writes UTF-8 (mastodon.md §7.2); spreadsheets save UTF-16 with its mark, and old ones
 * Windows-1252. Rejects like `Blob.arrayBuffer` where the file can no longer be read.
 */
export async function readText(file: Blob): Promise<Decoded> {
  if (file.size === 0) return fail({ code: 'empty' });
  if (file.size > MAX_BYTES) return fail({ code: 'too-large', limit: MAX_BYTES });
  const head = await readSlice(file, 0);
  const wide = utf16(head);
  if (wide !== undefined) return decode(file, new TextDecoder(wide));
  if (looksBinary(head)) return fail({ code: 'not-text' });
  try {
    return await decode(file, new TextDecoder('utf-8', { fatal: true }));
  } catch (error) {
    // A TypeError is the decoder's: not UTF-8. Addresses are ASCII in Windows-1252 as well.
    if (error instanceof TypeError) return decode(file, new TextDecoder('windows-1252'));
    throw error;
  }
}

async function readSlice(file: Blob, start: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(start, start + SLICE_BYTES).arrayBuffer());
}

function utf16(head: Uint8Array): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

const WHITE = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d]);

/**
 * Pictures and archives have a NUL or many control characters near their beginning; a single
 * stray one in a list only spoils its own line.
 */
function looksBinary(head: Uint8Array): boolean {
  const controls = head.filter((byte) => byte < 0x20 && !WHITE.has(byte));
  return controls.includes(0) || controls.length * 100 > head.length;
}

async function decode(file: Blob, decoder: TextDecoder): Promise<Decoded> {
  const parts: string[] = [];
  let ruler: ((part: string) => number | undefined) | undefined;
  // A slice may end between the two halves of a CRLF.
  let held = '';
  for (let start = 0; start < file.size; start += SLICE_BYTES) {
    const last = start + SLICE_BYTES >= file.size;
    const raw = held + decoder.decode(await readSlice(file, start), { stream: !last });
    held = !last && raw.endsWith('\r') ? '\r' : '';
    const part = raw.slice(0, raw.length - held.length).replace(/\r\n?/g, '\n');
    ruler ??= createRuler(looksLikeJson(part) ? MAX_JSON : MAX_LINE);
    const tooLong = ruler(part);
    if (tooLong !== undefined) return fail({ code: 'line-too-long', line: tooLong });
    parts.push(part);
  }
  return { ok: true, text: parts.join('') };
}

export function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** Measures lines across parts; answers the number of the first that is longer than `most`. */
function createRuler(most: number): (part: string) => number | undefined {
  let line = 1;
  let length = 0;
  return (part) => {
    let start = 0;
    for (let end = part.indexOf('\n'); end !== -1; end = part.indexOf('\n', start)) {
      if (length + end - start > most) return line;
      line += 1;
      length = 0;
      start = end + 1;
    }
    length += part.length - start;
    return length > most ? line : undefined;
  };
}
