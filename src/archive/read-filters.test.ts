import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_JSON } from './decode.ts';
import { isDeeperThan } from './json-depth.ts';
import { MAX_FILTERS, readFilters } from './read-filters.ts';
import { found, read, rejectsIn } from './reading.scene.ts';

const FILTER = {
  title: 'Spoilers',
  expires_at: null as string | null,
  context: ['home', 'public'],
  action: 'warn',
  keywords_attributes: [{ keyword: 'the end', whole_word: false }],
  statuses: ['https://x.example/users/a/statuses/1'],
};

const file = (...filters: readonly unknown[]) => JSON.stringify({ custom_filters: filters });
const spoilt = (change: object) => file(FILTER, { ...FILTER, title: 'Bad', ...change });

describe('custom_filters.json', () => {
  it('is read field by field', async () => {
    const text = file(FILTER, { ...FILTER, expires_at: '2026-12-24T18:00:00.000Z' });
    const whole = {
      title: 'Spoilers',
      context: ['home', 'public'],
      action: 'warn',
      keywords: [{ keyword: 'the end', wholeWord: false }],
      posts: ['https://x.example/users/a/statuses/1'],
    };
    for (const written of [text, `\uFEFF ${text}`, JSON.stringify(JSON.parse(text), null, 2)]) {
      const result = await read(written, 'whatever.csv');
      expect(found('filters', result)).toEqual({
        kind: 'filters',
        name: 'whatever.csv',
        certain: true,
        rows: [
          { line: 1, ...whole },
          { line: 2, ...whole, expiresAt: Date.UTC(2026, 11, 24, 18) },
        ],
        rejects: [],
      });
    }
  });

  it('is read as pre-releases wrote it', async () => {
    const { expires_at: _, ...filter } = FILTER;
    const result = await read(file({ ...filter, expire_at: '2026-12-24T18:00:00Z' }));
    expect(found('filters', result).rows[0]?.expiresAt).toBe(Date.UTC(2026, 11, 24, 18));
  });

  it('is one line, and may be a long one', async () => {
    const many = Array.from({ length: 6_000 }, (_, index) => ({ ...FILTER, title: `${index}` }));
    const text = file(...many);
    expect(text.length).toBeGreaterThan(1024 * 1024);
    expect(found('filters', await read(text)).rows).toHaveLength(6_000);
  });

  it('takes a filter with little in it', async () => {
    const result = await read(
      file({
        title: 'a',
        context: ['home'],
        action: 'blur',
        keywords_attributes: [],
        statuses: null,
      }),
    );
    expect(found('filters', result).rows).toEqual([
      { line: 1, title: 'a', context: ['home'], action: 'blur', keywords: [], posts: [] },
    ]);
  });

  it.each<[string, object]>([
    ['no title', { title: '  ' }],
    ['a title that is no text', { title: 1 }],
    ['a title without end', { title: 'x'.repeat(5_001) }],
    ['no place', { context: [] }],
    ['places that are none', { context: ['moon'] }],
    ['a place that is no list', { context: 'home' }],
    ['an action nobody knows', { action: 'explode' }],
    ['an end that cannot be read', { expires_at: 'soon' }],
    ['an end that is a number', { expires_at: 1_795_422_174 }],
    ['keywords that are no list', { keywords_attributes: { keyword: 'x' } }],
    ['a keyword that is no record', { keywords_attributes: ['x'] }],
    ['a keyword that is no text', { keywords_attributes: [{ keyword: 7 }] }],
    ['posts that are no list', { statuses: 'https://x.example/1' }],
  ])('keeps apart a filter with %s', async (_, change) => {
    const result = await read(spoilt(change));
    expect(found('filters', result).rows.map(({ line }) => line)).toEqual([1]);
    expect(rejectsIn(result)).toEqual([[2, 'bad-filter']]);
  });

  it('names a reject by its title, or shows what there is', async () => {
    const result = await read(file({ ...FILTER, action: '?' }, 7, { title: '', x: 1 }, [FILTER]));
    expect(found('filters', result).rejects.map(({ cells }) => cells)).toEqual([
      ['Spoilers'],
      ['7'],
      ['{"title":"","x":1}'],
      [JSON.stringify([FILTER])],
    ]);
  });

  it('leaves out what is newer than this page or empty, and keeps the filter', async () => {
    const result = await read(
      file({
        ...FILTER,
        context: ['home', 'moon'],
        keywords_attributes: [{ keyword: '' }, { keyword: 'end' }],
      }),
    );
    expect(found('filters', result)).toMatchObject({
      rows: [{ context: ['home'], keywords: [{ keyword: 'end', wholeWord: true }] }],
      rejects: [],
    });
  });

  it('keeps links that are none beside their filter', async () => {
    const statuses = ['https://x.example/1', 'javascript:alert(1)', null, 'https://x.example/1'];
    const result = await read(file({ ...FILTER, statuses }));
    expect(found('filters', result).rows[0]?.posts).toEqual(['https://x.example/1']);
    expect(found('filters', result).rejects).toEqual([
      { line: 1, cells: ['Spoilers', '"javascript:alert(1)"', 'null'], reason: 'bad-link' },
    ]);
  });

  it('knows the same filter again, and another of the same title apart', async () => {
    const result = await read(file(FILTER, { ...FILTER }, { ...FILTER, context: ['home'] }));
    expect(found('filters', result).rows.map(({ line }) => line)).toEqual([1, 3]);
    expect(rejectsIn(result)).toEqual([[2, 'duplicate']]);
  });
});

describe('what is no list of filters', () => {
  const bomb = (depth: number) => `{"custom_filters":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  it.each([
    ['a download cut short', file(FILTER).slice(0, -20), 'unreadable'],
    ['brackets in brackets', bomb(1_000_000), 'unreadable'],
    ['brackets without end', `{"custom_filters":${'['.repeat(1_000_000)}`, 'unreadable'],
    ['a record instead of a list', '{"custom_filters":{"length":3}}', 'unreadable'],
    ['a list within', '{"more":{"custom_filters":[]}}', 'unreadable'],
    ['none', '{"custom_filters":[]}', 'empty'],
    ['more than anybody has', file(...Array(MAX_FILTERS + 1).fill(0)), 'too-many-rows'],
    ['too much of it', file(FILTER).padEnd(MAX_JSON + 1), 'line-too-long'],
    ['too much of it, in lines', file(FILTER).padEnd(MAX_JSON + 1, '\n'), 'too-large'],
    ['another JSON', '{"orderedItems":["https://x.example/1"]}', 'no-addresses'],
  ])('%s', async (_, text, code) => {
    const result = await read(text, 'custom_filters.json');
    expect(result.ok ? result.finding : result.problem.code).toBe(code);
  });

  it('gives no way to what JSON can name', () => {
    const text = `{"custom_filters":[{"__proto__":{"action":"hide"},"title":"a","context":["home"]}]}`;
    expect(readFilters(text)).toMatchObject({ ok: true, rows: [], rejects: [{ line: 1 }] });
  });

  it('never throws, and gives each filter one place', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.constant(FILTER))), (filters) => {
        const result = readFilters(file(...filters));
        if (!result.ok) {
          // Values of fast-check may be nested as deep as a bomb.
          expect(isDeeperThan(file(...filters), 16)).toBe(true);
          return;
        }
        const lines = [
          ...result.rows,
          ...result.rejects.filter(({ reason }) => reason !== 'bad-link'),
        ].map(({ line }) => line);
        expect(lines.sort((a, b) => a - b)).toEqual(filters.map((_, index) => index + 1));
      }),
    ));
});

describe('how deep a JSON is', () => {
  it.each([
    ['[]', 0, true],
    ['[]', 1, false],
    ['{"a":[1,[2]]}', 2, true],
    ['{"a":[1,[2]]}', 3, false],
    ['["[[[["]', 1, false],
    [String.raw`["\"[[", "\\"]`, 1, false],
    ['[],[],[]', 1, false],
  ])('%s against %d', (text, most, deeper) => expect(isDeeperThan(text, most)).toBe(deeper));
});
