import { describe, expect, it } from 'vitest';
import type { FilterFacts } from '../domain/relation.ts';
import {
  answering,
  formOf,
  isSimple,
  LIMIT,
  newAccountWith,
  refusing,
  TOLD,
} from './new-account.scene.ts';
import { codeOf, sendHtml } from './scripted-fetch.ts';

const NOISE: FilterFacts = {
  ...{ title: 'Noise', context: ['home', 'public'], action: 'hide' },
  expiresAt: Date.UTC(2026, 2, 11),
  keywords: [
    { keyword: 'drum & bass', wholeWord: false },
    { keyword: 'brass', wholeWord: true },
  ],
};

describe('a filter (mastodon.md §5)', () => {
  it('is made with its keywords in one request, and answers its id', async () => {
    const { account, sent } = answering({ id: '9', title: 'Noise' }, { headers: TOLD });
    expect(await account.createFilter(NOISE, 3_600)).toEqual({ value: '9', limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v2/filters',
      fields: [
        ['title', 'Noise'],
        ['context[]', 'home'],
        ['context[]', 'public'],
        ['filter_action', 'hide'],
        ['expires_in', '3600'],
        // In this order, both of each: the second `keyword` opens the second row for Rails.
        ['keywords_attributes[][keyword]', 'drum & bass'],
        ['keywords_attributes[][whole_word]', 'false'],
        ['keywords_attributes[][keyword]', 'brass'],
        ['keywords_attributes[][whole_word]', 'true'],
        ['lang', 'en'],
      ],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it('without a span never ends, whatever time the facts hold', async () => {
    const { account, sent } = answering({ id: '9' });
    await account.createFilter(NOISE);
    expect(formOf(sent).fields.map(([name]) => name)).not.toContain('expires_in');
  });

  it.each([0, 0.2, -30])('of %d seconds ends at once, and does not last for ever', async (span) => {
    const { account, sent } = answering({ id: '9' });
    await account.createFilter(NOISE, span);
    expect(formOf(sent).fields).toContainEqual(['expires_in', '1']);
  });

  it('of posts alone has no keyword', async () => {
    const { account, sent } = answering({ id: '9' });
    await account.createFilter({ ...NOISE, keywords: [] });
    expect(formOf(sent).fields.map(([name]) => name)).toEqual([
      ...['title', 'context[]', 'context[]', 'filter_action', 'lang'],
    ]);
  });

  it.each([
    // Before 4.0 there are none.
    [404, 'Not Found', 'not-found'],
    [422, 'Validation failed: Title is too long (maximum is 256 characters)', 'invalid'],
    [409, 'Conflict: duplicate title, keyword or status', 'already-there'],
    [400, 'Bad Request: invalid regular expression', 'invalid'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.createFilter(NOISE))).toBe(code);
  });

  it('that blurs is a 500 before 4.4: it is the action that is refused', async () => {
    const blur = { ...NOISE, action: 'blur' } as const;
    const crashing = () => newAccountWith(() => sendHtml(500)).account;
    expect(await codeOf(crashing().createFilter(blur))).toBe('invalid');
    expect(await codeOf(crashing().createFilter(NOISE))).toBe('unwell');
    const cut = newAccountWith(() => sendHtml(502)).account;
    expect(await codeOf(cut.createFilter(blur))).toBe('unwell');
  });

  it.each([null, [], {}, { id: 9 }, { id: '../9' }])('%j is none', async (body) => {
    expect(await codeOf(answering(body).account.createFilter(NOISE))).toBe('garbled');
  });
});

describe('a post in a filter (mastodon.md §5)', () => {
  it('is named by its id on this server', async () => {
    const { account, sent } = answering({ id: '4', status_id: '77' }, { headers: TOLD });
    expect(await account.filterPost('9', '77')).toEqual({ value: undefined, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v2/filters/9/statuses',
      fields: [
        ['status_id', '77'],
        ['lang', 'en'],
      ],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it.each([
    [422, 'Validation failed: Status has already been taken', 'already-there'],
    [409, 'Conflict: duplicate status', 'already-there'],
    [422, 'Validation failed: Status must exist', 'invalid'],
    [404, 'Record not found', 'not-found'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.filterPost('9', '77'))).toBe(code);
  });
});
