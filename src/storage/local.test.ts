import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KEYS } from './keys.ts';
import { createPassingShelf, keepOnShelf, openShelf, readShelf, writeShelf } from './local.ts';

const schema = v.object({ version: v.literal(1), name: v.string() });

afterEach(() => vi.unstubAllGlobals());

describe('the shelf', () => {
  it('is the browser’s own where it may be used, and leaves no trace of the trial', () => {
    const storage = createPassingShelf();
    vi.stubGlobal('localStorage', storage);
    expect(openShelf()).toEqual({ shelf: storage, lasting: true });
    expect(storage.length).toBe(0);
  });

  it.each([
    ['forbidden', { setItem: () => fail() }],
    ['absent', undefined],
  ])('lasts as long as the page where that is %s', (_, storage) => {
    vi.stubGlobal('localStorage', storage);
    const { shelf, lasting } = openShelf();
    expect(lasting).toBe(false);
    shelf.setItem('a', 'b');
    expect(shelf.getItem('a')).toBe('b');
  });

  function fail(): never {
    throw new DOMException('denied', 'SecurityError');
  }

  it('that passes with the page behaves like the lasting one', () => {
    const shelf = createPassingShelf();
    expect([shelf.length, shelf.key(0), shelf.getItem('a')]).toEqual([0, null, null]);
    shelf.setItem('a', '1');
    shelf.setItem('b', '2');
    shelf.setItem('a', '3');
    expect([shelf.length, shelf.key(0), shelf.key(1), shelf.getItem('a')]).toEqual([
      2,
      'a',
      'b',
      '3',
    ]);
    shelf.removeItem('a');
    expect([shelf.length, shelf.getItem('a')]).toEqual([1, null]);
  });
});

describe('what is read back', () => {
  it.each([
    ['nothing', undefined, { state: 'absent' }],
    ['something understood', '{"version":1,"name":"x"}', 'read'],
    ['another version', '{"version":2,"name":"x"}', { state: 'foreign' }],
    ['half of it', '{"version":1,"na', { state: 'foreign' }],
    ['something else', 'null', { state: 'foreign' }],
    ['an empty text', '', { state: 'foreign' }],
  ])('%s', (_, text, expected) => {
    const shelf = createPassingShelf();
    if (text !== undefined) shelf.setItem('k', text);
    const read = readShelf(shelf, 'k', schema);
    if (expected === 'read') expect(read).toEqual({ state: 'read', value: JSON.parse(text ?? '') });
    else expect(read).toEqual(expected);
  });

  it('holds nothing that was not asked for', () => {
    const shelf = createPassingShelf();
    shelf.setItem('k', '{"version":1,"name":"x","__proto__":{"admin":true},"more":1}');
    const read = readShelf(shelf, 'k', schema);
    expect(read).toEqual({ state: 'read', value: { version: 1, name: 'x' } });
    expect(read.state === 'read' && 'admin' in read.value).toBe(false);
  });
});

describe('what belongs to a journey', () => {
  it('is not kept where there is none, or none any more', () => {
    const shelf = createPassingShelf();
    keepOnShelf(shelf, 'k', 1);
    expect(shelf.getItem('k')).toBeNull();
    writeShelf(shelf, KEYS.journey, {});
    keepOnShelf(shelf, 'k', 1);
    expect(shelf.getItem('k')).toBe('1');
  });
});
