import { describe, expect, it } from 'vitest';
import { MAX_BYTES, MAX_LINE, readText } from './decode.ts';

const KIB = 1024;
const bytes = (...values: number[]) => new Uint8Array(values);

function utf16(text: string, littleEndian: boolean): Blob {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  }
  return new Blob([view]);
}

describe('encodings', () => {
  it.each([
    ['UTF-8', new Blob(['é@x\n'])],
    ['UTF-8 with its mark', new Blob([bytes(0xef, 0xbb, 0xbf), 'é@x\n'])],
    ['UTF-16 little end first', utf16('\uFEFFé@x\n', true)],
    ['UTF-16 big end first', utf16('\uFEFFé@x\n', false)],
    ['Windows-1252', new Blob([bytes(0xe9), '@x\n'])],
  ])('%s', async (_, file) => expect(await readText(file)).toEqual({ ok: true, text: 'é@x\n' }));

  it('makes one line end of each, also where a slice cuts it in two', async () => {
    const line = 'x'.repeat(64 * KIB - 1);
    const file = new Blob([line, '\r\n', 'a\rb\n\r\n']);
    expect(await readText(file)).toEqual({ ok: true, text: `${line}\na\nb\n\n` });
  });

  it('keeps a character whole where a slice cuts it in two', async () => {
    const file = new Blob(['x\n'.repeat(32 * KIB - 1), 'xé']);
    const result = await readText(file);
    expect(result.ok && result.text.endsWith('\nxé')).toBe(true);
  });

  it('lets a stray control character be', async () => {
    const list = 'a@x.example\n'.repeat(20);
    expect(await readText(new Blob([list, '\x1a']))).toEqual({ ok: true, text: `${list}\x1a` });
  });
});

describe('files that are no lists', () => {
  const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  const zip = bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0);
  const gzip = bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  it.each([
    ['nothing', new Blob([]), { code: 'empty' }],
    ['a picture', new Blob([png]), { code: 'not-text' }],
    ['a ZIP archive', new Blob([zip, 'following_accounts.csv']), { code: 'not-text' }],
    ['a gzip archive', new Blob([gzip, 'following_accounts.csv']), { code: 'not-text' }],
    ['65 MB', new Blob([new Uint8Array(MAX_BYTES + 1)]), { code: 'too-large', limit: MAX_BYTES }],
    [
      'a long line',
      new Blob(['a\r\nb\r', 'c'.repeat(MAX_LINE + 1)]),
      { code: 'line-too-long', line: 3 },
    ],
  ])('%s', async (_, file, problem) =>
    expect(await readText(file)).toEqual({ ok: false, problem }),
  );

  it('takes a line just short enough', async () => {
    expect((await readText(new Blob(['c'.repeat(MAX_LINE), '\n']))).ok).toBe(true);
  });

  it('gives up 50 MB of one line after the first slice', async () => {
    const read: number[] = [];
    const line = new Blob([new Uint8Array(50 * KIB * KIB).fill(97)]);
    const slice = line.slice.bind(line);
    line.slice = (start = 0, end) => {
      read.push(start);
      return slice(start, end);
    };
    expect(await readText(line)).toEqual({
      ok: false,
      problem: { code: 'line-too-long', line: 1 },
    });
    expect(new Set(read).size).toBe(1);
  });
});
