import { describe, expect, it } from 'vitest';
import { answering, formOf, isSimple, LIMIT, refusing, TOLD } from './new-account.scene.ts';
import { codeOf } from './scripted-fetch.ts';

const NEAR = { title: 'Near & dear', repliesPolicy: 'none', exclusive: true } as const;

describe('a list (mastodon.md §5)', () => {
  it('is made with its settings, and answers its id', async () => {
    const { account, sent } = answering({ id: '12', title: NEAR.title }, { headers: TOLD });
    expect(await account.createList(NEAR)).toEqual({ value: '12', limit: LIMIT });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/lists',
      fields: [
        ['title', 'Near & dear'],
        ['replies_policy', 'none'],
        ['exclusive', 'true'],
        ['lang', 'en'],
      ],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it('that is not exclusive says so', async () => {
    const { account, sent } = answering({ id: '12' });
    await account.createList({ title: 'Far', repliesPolicy: 'list', exclusive: false });
    expect(formOf(sent).fields).toContainEqual(['exclusive', 'false']);
  });

  it.each([
    [422, 'Validation failed: You have reached the maximum number of lists', 'limit'],
    [422, 'Validation failed: Title is too long (maximum is 256 characters)', 'invalid'],
    [409, 'Conflict: you already have a list with this title', 'already-there'],
    [403, 'your account has Moved or is currently Moving', 'forbidden'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.createList(NEAR))).toBe(code);
  });

  it.each([null, [], {}, { id: 12 }, { id: '../12' }])('%j is none', async (body) => {
    expect(await codeOf(answering(body).account.createList(NEAR))).toBe('garbled');
  });
});

describe('members (mastodon.md §5.2)', () => {
  it('go all in one request', async () => {
    const { account, sent } = answering({}, { headers: TOLD });
    expect(await account.addToList('12', ['1', '2', '3'])).toEqual({
      ...{ value: undefined, limit: LIMIT },
    });
    expect(formOf(sent)).toEqual({
      to: 'POST /api/v1/lists/12/accounts',
      fields: [
        ['account_ids[]', '1'],
        ['account_ids[]', '2'],
        ['account_ids[]', '3'],
        ['lang', 'en'],
      ],
    });
    expect(sent.every(isSimple)).toBe(true);
  });

  it.each([
    // 4.4 and later; before that the two are 404 and "taken".
    [422, 'Validation failed: Account must be a followed account', 'needs-follow'],
    [422, 'Validation failed: Account is already on the list', 'already-there'],
    [422, 'Validation failed: Account has already been taken', 'already-there'],
    [422, 'Duplicate record', 'already-there'],
    [404, 'Record not found', 'not-found'],
    // gotosocial-observed.md §6
    [404, 'Not Found: account 01ABC not currently followed', 'needs-follow'],
    [422, 'Unprocessable Entity: account 01ABC is already in list 01DEF', 'already-there'],
    [404, 'Not Found: list not found', 'not-found'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.addToList('12', ['1']))).toBe(code);
  });

  it('are none of them sent when one has no id', async () => {
    const { account, sent } = answering({});
    expect(await codeOf(account.addToList('12', ['1', '../2']))).toBe('garbled');
    expect(sent).toEqual([]);
  });
});
