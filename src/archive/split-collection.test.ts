import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ELEMENT } from './json-elements.ts';
import { splitCollection } from './split-collection.ts';

/** A stream of these bytes, cut where told; the rest as one piece. */
function streamOf(bytes: Uint8Array<ArrayBuffer>, cuts: readonly number[] = []) {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const parts = [...places, bytes.length].map((to, index) =>
    bytes.slice(places[index - 1] ?? 0, to),
  );
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

async function split(text: string, cuts: readonly number[] = []) {
  const items: unknown[] = [];
  let code: unknown;
  try {
    const bytes = new TextEncoder().encode(text);
    for await (const portion of splitCollection(streamOf(bytes, cuts))) items.push(...portion);
  } catch (error) {
    code = (error as { code?: unknown }).code;
  }
  return { items, code };
}

const collection = (items: string, before = '"id":"outbox.json",') =>
  `{"@context":["https://www.w3.org/ns/activitystreams",{"x":[1]}],${before}"orderedItems":[${items}]}`;

describe('the elements of a collection', () => {
  it('are the same however the bytes come', () => {
    const anyItem = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom('[', ']', '{"orderedItems":[', '\\', '"', ',', 'é', '🐑', '\u2028'),
    );
    const spaced = fc.constantFrom('', ' ', '\n', '\t ');
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyItem, spaced, spaced), { maxLength: 12 }),
        fc.array(fc.nat(2_000), { maxLength: 12 }),
        async (items, cuts) => {
          const text = items.map(([item, a, b]) => `${a}${JSON.stringify(item)}${b}`).join(',');
          const expected = items.map(([item]) => JSON.parse(JSON.stringify(item)));
          expect(await split(collection(text), cuts)).toEqual({ items: expected, code: undefined });
        },
      ),
    );
  });

  it.each([
    ['after keys of other lists', '{"a":["x"],"orderedItems":["u"],"b":{"orderedItems":["no"]}}'],
    ['before everything else', '{"orderedItems":["u"],"@context":"x"}'],
    ['behind a byte order mark', '\uFEFF{"orderedItems":["u"]}'],
    ['with room around', ' {\n "orderedItems" : [ "u" ] , "totalItems" : 1 }\n'],
    ['twice, as Mastodon wrote it', '{"orderedItems":[],"totalItems":1,"orderedItems":["u"]}'],
  ])('are found %s', async (_, text) => {
    expect(await split(text)).toEqual({ items: ['u'], code: undefined });
  });

  it('are those of both lists where both have some', async () => {
    const text = '{"orderedItems":["a"],"orderedItems":["b"]}';
    expect((await split(text)).items).toEqual(['a', 'b']);
  });

  it('may hold a key twice', async () => {
    const item = '{"@context":"a","type":"Create","@context":"b"}';
    expect((await split(collection(item))).items).toEqual([{ '@context': 'b', type: 'Create' }]);
  });

  it.each([
    ['in the middle of an element', '{"orderedItems":["a","b"'],
    ['between two', '{"orderedItems":["a",'],
    ['within a string', '{"orderedItems":["a","bcd'],
  ])('are those that are whole where the text breaks off %s', async (_, text) => {
    const { items, code } = await split(text);
    expect(items[0]).toBe('a');
    expect(code).toBe('damaged');
  });

  it.each(['', 'null', '{}', '<html></html>', '{"orderedItems":{"a":1}}', '[["u"]]'])(
    'are not there in %s',
    async (text) => {
      expect(await split(text)).toEqual({ items: [], code: 'damaged' });
    },
  );

  it('are left out where they are no JSON, and the others stay', async () => {
    const { items } = await split(collection('{"a":1},{b:2},tru,"c",{"d":[}'));
    expect(items).toEqual([{ a: 1 }, 'c']);
  });

  it('are left out where they are too deep or too long', async () => {
    const deep = `${'['.repeat(80)}${']'.repeat(80)}`;
    const long = JSON.stringify('x'.repeat(MAX_ELEMENT));
    const cuts = Array.from({ length: 20 }, (_, n) => n * 1_000_000 + 7);
    expect((await split(collection(`"a",${deep},${long},"b"`), cuts)).items).toEqual(['a', 'b']);
  });

  it('break off with what the bytes broke off with, after what was whole', async () => {
    const bytes = new TextEncoder().encode('{"orderedItems":["a","b"');
    let pulled = false;
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (pulled) controller.error(new TypeError('Junk found'));
        else controller.enqueue(bytes);
        pulled = true;
      },
    });
    const items: unknown[] = [];
    const all = (async () => {
      for await (const portion of splitCollection(broken)) items.push(...portion);
    })();
    await expect(all).rejects.toMatchObject({ code: 'damaged' });
    expect(items).toEqual(['a', 'b']);
  });
});
