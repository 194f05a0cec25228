import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, formOf, isSimple, LIMIT, refusing, TOLD } from './new-account.scene.ts';
import { codeOf, errorOf } from './scripted-fetch.ts';

describe.each(['bookmark', 'favourite'] as const)('a %s (mastodon.md §5)', (act) => {
  it('is one request, and says what is left', async () => {
    const { account, sent } = answering({ id: '77', bookmarked: true }, { headers: TOLD });
    expect(await account[act]('77')).toEqual({ value: undefined, limit: LIMIT });
    expect(formOf(sent)).toEqual({ to: `POST /api/v1/statuses/77/${act}`, fields: [] });
    expect(sent.every(isSimple)).toBe(true);
  });

  it.each([
    [404, 'Record not found', 'not-found'],
    [403, 'This action is not allowed', 'forbidden'],
    [410, '', 'gone'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account[act]('77'))).toBe(code);
  });

  it.each([null, [], {}, 'ok', { id: 7 }])('%j is no post', async (body) => {
    expect(await codeOf(answering(body).account[act]('77'))).toBe('garbled');
  });
});

describe('a hashtag that is followed (mastodon.md §5)', () => {
  const TAG = { name: 'alpage', url: 'https://pasture.example/tags/alpage', following: true };

  it('is named in the path', async () => {
    const { account, sent } = answering(TAG, { headers: TOLD });
    expect(await account.followHashtag('Alpage')).toEqual({ value: undefined, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/tags/Alpage/follow',
      fields: [['lang', 'en']],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it('whatever its name, is asked for there and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (name) => {
        fc.pre(!/^\.*$|\p{Surrogate}/u.test(name));
        const { account, sent } = answering(TAG);
        await account.followHashtag(name);
        const [, api, v1, tags, given, follow, ...rest] = sent[0]?.url.pathname.split('/') ?? [];
        expect([api, v1, tags, follow, rest]).toEqual(['api', 'v1', 'tags', 'follow', []]);
        expect(decodeURIComponent(given ?? '')).toBe(name);
        expect(sent[0]?.url.search).toBe('');
      }),
    );
  });

  it.each(['', '.', '..', '...', 'a\ud83d'])(
    '%j is not sent: it would be another path',
    async (name) => {
      const { account, sent } = answering(TAG);
      expect(await codeOf(account.followHashtag(name))).toBe('invalid');
      expect(sent).toEqual([]);
    },
  );

  it.each([
    // Before 4.0 there are none; later a name that is none says the same.
    [404, 'Not Found', 'not-found'],
    [422, 'Validation failed: Tag has already been taken', 'already-there'],
    [422, 'Validation failed: Name is invalid', 'invalid'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.followHashtag('alpage'))).toBe(code);
  });

  it('beyond the 400 of a day says so with its figures (§3.2)', async () => {
    const headers = { ...TOLD, 'X-RateLimit-Limit': '400', 'X-RateLimit-Remaining': '0' };
    const { account } = answering({ error: 'Too many requests' }, { status: 429, headers });
    const { code, limit } = await errorOf(account.followHashtag('alpage'));
    expect([code, limit?.limit]).toEqual(['rate-limited', 400]);
  });
});

describe('a hashtag on the profile (mastodon.md §5)', () => {
  it('is named in the form', async () => {
    const { account, sent } = answering({ id: '3', name: 'Été' }, { headers: TOLD });
    expect(await account.featureHashtag('Été')).toEqual({ value: undefined, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/featured_tags',
      fields: [
        ['name', 'Été'],
        ['lang', 'en'],
      ],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it.each([
    [422, 'Validation failed: You have already featured the maximum number of hashtags', 'limit'],
    [422, 'Validation failed: Tag has already been taken', 'already-there'],
    [422, 'Validation failed: Name is invalid', 'invalid'],
    [405, '405 method not allowed', 'not-found'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.featureHashtag('alpage'))).toBe(code);
  });

  it.each([null, [], {}, { name: 7 }])('%j is none', async (body) => {
    expect(await codeOf(answering(body).account.featureHashtag('alpage'))).toBe('garbled');
  });
});
