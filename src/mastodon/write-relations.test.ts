import { describe, expect, it } from 'vitest';
import {
  answering,
  formOf,
  isSimple,
  LIMIT,
  newAccountWith,
  refusing,
  TOLD,
} from './new-account.scene.ts';
import { codeOf, sendJson, serverNamed } from './scripted-fetch.ts';

/** mastodon.md §4.2 */
const RELATION = {
  ...{ id: '109348', following: true, requested: false, blocked_by: false },
  ...{ blocking: false, muting: true, note: 'met at the fair' },
};
const READ = {
  ...{ id: '109348', following: true, requested: false, blockedBy: false },
  note: 'met at the fair',
};

describe('what is done to somebody (mastodon.md §5)', () => {
  it('a block', async () => {
    const { account, sent } = answering(RELATION, { headers: TOLD });
    expect(await account.block('109348')).toEqual({ value: READ, limit: LIMIT });
    expect(formOf(sent)).toEqual({ to: 'POST /api/v1/accounts/109348/block', fields: [] });
    expect(sent.every(isSimple)).toBe(true);
  });

  it('a mute, always with its word on notifications', async () => {
    const { account, sent } = answering(RELATION, { headers: TOLD });
    expect(await account.mute('109348', { notifications: false })).toEqual({
      ...{ value: READ, limit: LIMIT },
    });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/accounts/109348/mute',
      fields: [['notifications', 'false']],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it.each([
    [86_400, '86400'],
    [59.2, '60'],
    // 0 seconds are for ever: a mute that ends now must not become one that never does.
    [0.4, '1'],
    [0, '1'],
    [-5, '1'],
  ])('a mute of %d seconds', async (seconds, duration) => {
    const { account, sent } = answering(RELATION);
    await account.mute('109348', { notifications: true, seconds });
    expect(formOf(sent).fields).toEqual([
      ['notifications', 'true'],
      ['duration', duration],
    ]);
  });

  it('a note, letter by letter', async () => {
    const text = 'met at\nthe fair & <b>talked</b> + 100 % é';
    const { account, sent } = answering(RELATION, { headers: TOLD });
    expect(await account.setNote('109348', text)).toEqual({ value: READ, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/accounts/109348/note',
      fields: [['comment', text]],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it('an endorsement, by the name that all versions have, with errors in English', async () => {
    const { account, sent } = answering(RELATION, { headers: TOLD });
    expect(await account.endorse('109348')).toEqual({ value: READ, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/accounts/109348/pin',
      fields: [['lang', 'en']],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it.each(['block', 'endorse'] as const)(
    '%s: an answer that is no relationship is none',
    async (act) => {
      for (const body of [null, {}, [], 'ok', { id: 7 }]) {
        expect(await codeOf(answering(body).account[act]('1'))).toBe('garbled');
      }
    },
  );

  it('an answer of HTML is none', async () => {
    const { account } = newAccountWith(() => new Response('<html>'));
    expect(await codeOf(account.setNote('1', 'x'))).toBe('garbled');
  });
});

describe('a server', () => {
  const noise = serverNamed('xn--bcher-kva.example');

  it('is blocked by its name', async () => {
    const { account, sent } = answering({}, { headers: TOLD });
    expect(await account.blockServer(noise)).toEqual({ value: undefined, limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/domain_blocks',
      fields: [['domain', 'xn--bcher-kva.example']],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it('cannot be on GoToSocial (gotosocial-observed.md §6)', async () => {
    const { account } = refusing(404, 'Not Found');
    expect(await codeOf(account.blockServer(noise))).toBe('not-found');
  });
});

describe('a refusal', () => {
  it.each<[number, string, string]>([
    // Suspended here, or still waiting for approval themselves (mastodon.md §5.1).
    [404, 'Record not found', 'not-found'],
    [404, 'Not Found: target account not found', 'not-found'],
    [403, 'This action is outside the authorized scopes', 'scope'],
    [403, 'Forbidden: token has insufficient scope permission', 'scope'],
    [429, 'Too many requests', 'rate-limited'],
  ])('%i %s: %s', async (status, error, code) => {
    const acts = [
      refusing(status, error).account.block('1'),
      refusing(status, error).account.mute('1', { notifications: true }),
      refusing(status, error).account.setNote('1', 'x'),
      refusing(status, error).account.endorse('1'),
    ];
    for (const act of acts) expect(await codeOf(act)).toBe(code);
  });

  it('of a note that is too long is invalid (mastodon.md §5)', async () => {
    const error = 'Validation failed: Comment is too long (maximum is 2000 characters)';
    expect(await codeOf(refusing(422, error).account.setNote('1', 'x'))).toBe('invalid');
  });

  it.each([
    'Validation failed: You must be already following the person you want to endorse',
    'You must be already following the person you want to endorse',
  ])('of an endorsement: %s', async (error) => {
    expect(await codeOf(refusing(422, error).account.endorse('1'))).toBe('needs-follow');
  });

  it('tells what is left of the budget', async () => {
    const { account } = newAccountWith(() =>
      sendJson({ error: 'Too many requests' }, { status: 429, headers: TOLD }),
    );
    await expect(account.block('1')).rejects.toMatchObject({ code: 'rate-limited', limit: LIMIT });
  });
});
