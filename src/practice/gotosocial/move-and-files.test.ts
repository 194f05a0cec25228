import { describe, expect, it } from 'vitest';
import { ALICE, idOf } from '../trial.ts';
import { pair, start } from './trial-pair.ts';

describe('alias and Move (§7)', () => {
  const alias = { also_known_as_uris: ['https://old.test/users/alice'] };
  const move = { password: ALICE.password, moved_to_uri: 'https://new.test/users/alice' };

  it('aliases are added, cleared by an empty list or by a form’s brackets', async () => {
    const { atNew } = pair();
    const uris = async (body: object | URLSearchParams) => {
      const answer = await atNew('POST', '/api/v1/accounts/alias', body);
      return (answer.body as { source: { also_known_as_uris?: string[] } }).source
        .also_known_as_uris;
    };
    expect(await uris(alias)).toEqual(alias.also_known_as_uris);
    expect(await uris({ also_known_as_uris: ['https://old.test/@fen'] })).toEqual([
      ...alias.also_known_as_uris,
      'https://old.test/users/fen',
    ]);
    const brackets = new URLSearchParams({ 'also_known_as_uris[]': 'https://old.test/users/fen' });
    expect(await uris(brackets)).toBeUndefined();
  });

  it.each([
    ['alice@old.test', 400],
    ['https://old.test/users/nobody', 422],
  ])('an alias %s is %i', async (uri, status) => {
    const { atNew } = pair();
    const answer = await atNew('POST', '/api/v1/accounts/alias', { also_known_as_uris: [uri] });
    expect(answer.status).toBe(status);
  });

  it.each([
    [{ ...move, password: '' }, 400],
    [{ ...move, password: 'wrong' }, 400],
    [{ ...move, moved_to_uri: '' }, 400],
    [{ ...move, moved_to_uri: 'alice@new.test' }, 400],
    [{ ...move, moved_to_uri: 'https://new.test/@alice' }, 422],
    [move, 422],
  ])('a Move of %j is %i', async (body, status) => {
    const { old, atOld } = pair();
    expect((await atOld('POST', '/api/v1/accounts/move', body)).status).toBe(status);
    const record = old.practice.state.accounts.get(idOf(old, 'alice@old.test'));
    expect(record?.movedTo).toBeUndefined();
  });

  it('counts an alias of the same second; then creating is closed and reading is not', async () => {
    const { atOld, atNew } = pair();
    await atNew('POST', '/api/v1/accounts/alias', alias);
    expect((await atOld('POST', '/api/v1/accounts/move', move)).status).toBe(202);
    expect((await atOld('POST', '/api/v1/accounts/move', move)).status).toBe(422);
    expect((await atOld('GET', '/api/v1/accounts/verify_credentials')).body).toMatchObject({
      moved: { acct: 'alice@new.test' },
    });
    expect((await atOld('GET', '/api/v1/exports/following.csv')).status).toBe(200);
    const closed = await atOld('POST', '/api/v1/lists', { title: 'A' });
    expect([closed.status, closed.body]).toEqual([
      403,
      { error: expect.stringMatching(/^your account has Moved/) },
    ]);
  });
});

describe('files (§8)', () => {
  const upload = (type: string, text: string, mode = 'merge') => {
    const form = new FormData();
    form.set('data', new File([text], 'file.csv'));
    form.set('type', type);
    form.set('mode', mode);
    return form;
  };
  const people = ['one', 'two', 'three'].map((name) => ({
    handle: `${name}@third.example`,
    acceptsAfter: 0,
  }));

  it('follows come in with a BOM and CRLF, overwrite leaves exactly its rows', async () => {
    const { trial, call } = start({ people });
    const following = async () => {
      trial.clock.now += 1_000;
      return ((await call('GET', '/api/v1/exports/following.csv')).body as string)
        .split('\n')
        .slice(1);
    };
    const text =
      '\uFEFFAccount address,Show boosts\r\none@third.example,true\r\n@two@THIRD.example,false\r\n';
    expect(await call('POST', '/api/v1/import', upload('following', text))).toMatchObject({
      status: 202,
      body: { status: 'accepted' },
    });
    expect((await following()).sort()).toEqual([
      '',
      'one@third.example,true,false,',
      'two@third.example,false,false,',
    ]);
    await call('POST', '/api/v1/import', upload('following', 'three@third.example\n', 'overwrite'));
    expect(await following()).toEqual(['three@third.example,true,false,', '']);
  });

  it.each([
    [upload('lists', 'A,one@third.example\n'), 400],
    [upload('following', 'one@third.example,true\ntwo@third.example\n'), 400],
    [upload('following', 'one@third.example\n', 'both'), 400],
    [upload('following', ''), 202],
    [upload('following', 'https://third.example/@one\n'), 202],
  ])('%# is %i', async (form, status) => {
    const { trial, call } = start({ people });
    expect((await call('POST', '/api/v1/import', form)).status).toBe(status);
    trial.clock.now += 1_000;
    await call('GET', '/api/v1/instance');
    expect(trial.practice.state.follows.size).toBe(0);
  });
});
