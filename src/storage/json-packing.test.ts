import { describe, expect, it } from 'vitest';
import { packBytes, packColumn, unpack } from './json-packing.ts';

const through = async (value: unknown): Promise<unknown> =>
  JSON.parse(JSON.stringify(await packBytes(value), packColumn), unpack);

describe('what is kept, through JSON', () => {
  it('comes out as it went in, wherever it lies', async () => {
    const columns = new Uint32Array([1, 2 ** 32 - 1]);
    expect(await through({ a: [{ columns }, null, 'x'], b: 1 })).toEqual({
      ...{ a: [{ columns }, null, 'x'], b: 1 },
    });
    // Longer than the arguments of one call may be.
    const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => n % 256);
    const out = (await through([new Blob([bytes], { type: 'image/webp' })])) as readonly Blob[];
    expect(out[0]?.type).toBe('image/webp');
    expect(new Uint8Array((await out[0]?.arrayBuffer()) ?? [])).toEqual(bytes);
  });

  it.each([
    { $bytes: 'AAAA', type: 'text/html' },
    { $bytes: 'AAAA', type: 'image/svg+xml' },
    { $bytes: 'no base64!', type: 'image/png' },
    { $bytes: 7, type: 'image/png' },
    { $u32: 'x' },
  ])('makes nothing of what nobody wrote so: %s', (value) => {
    expect(JSON.parse(JSON.stringify(value), unpack)).toEqual(value);
  });
});
