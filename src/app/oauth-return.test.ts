import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuery, withoutTaken } from './oauth-return.ts';

describe('what a server put into the address', () => {
  it.each([
    ['?code=abc&state=xyz', { type: 'code', code: 'abc', state: 'xyz' }],
    ['?state=xyz&code=a%2Bb%26c', { type: 'code', code: 'a+b&c', state: 'xyz' }],
    ['?code=abc', { type: 'code', code: 'abc', state: '' }],
    ['?error=access_denied&state=xyz', { type: 'error', error: 'access_denied', state: 'xyz' }],
    ['?error=x&error_description=y', { type: 'error', error: 'x', state: '' }],
    ['?code=abc&error=x&state=s', { type: 'code', code: 'abc', state: 's' }],
    ['?code=abc&code=def&state=s', { type: 'code', code: 'abc', state: 's' }],
  ])('%s', (search, returned) => {
    expect(readQuery(search).returned).toEqual(returned);
  });

  it.each([
    '',
    '?',
    '?state=xyz',
    '?code=',
    '?code=&state=x',
    '?error=',
    `?code=${'x'.repeat(5_000)}`,
  ])('is nothing in %j', (search) => {
    expect(readQuery(search).returned).toBeUndefined();
  });
});

describe('what a link may carry', () => {
  it('is the destination and the language, and nothing else', () => {
    expect(readQuery('?to=mapstodon.space&lang=fr&from=old.example&user=ann').link).toEqual({
      to: 'mapstodon.space',
      lang: 'fr',
      bare: true,
      invite: undefined,
    });
  });

  it.each([
    ['#invite=Abc123', 'Abc123'],
    ['#invite=', undefined],
    ['#invite=../../x', undefined],
    [`#invite=${'x'.repeat(65)}`, undefined],
    ['#bring', undefined],
  ])('an invitation behind the # as in %s', (hash, invite) => {
    expect(readQuery('', hash).link.invite).toBe(invite);
  });

  it.each([
    ['', '', true],
    ['?to=new.example', '', true],
    ['', '#bring', false],
    ['?code=a&state=b', '', false],
    ['?error=a&state=b', '', false],
  ])('%s%s: opened by itself is %s', (search, hash, bare) => {
    expect(readQuery(search, hash).link.bare).toBe(bare);
  });

  it('may be absent', () => {
    expect(readQuery('').link).toEqual({
      to: undefined,
      lang: null,
      bare: true,
      invite: undefined,
    });
    expect(readQuery('?to=&lang=').link).toEqual({
      to: undefined,
      lang: null,
      bare: true,
      invite: undefined,
    });
  });

  it('is handed on as it is: whoever shows it says what it is', () => {
    expect(readQuery('?to=javascript%3Aalert(1)').link.to).toBe('javascript:alert(1)');
  });
});

describe('the address without the answer', () => {
  it.each([
    ['?code=abc&state=xyz', ''],
    ['?code=abc&state=xyz&to=new.example', '?to=new.example'],
    // The language is kept from here on: in the address it would win over a later choice.
    ['?to=new.example&lang=fr', '?to=new.example'],
    ['?to=new.example&lang=tlh', '?to=new.example&lang=tlh'],
    ['?error=x&error_description=y&error_uri=z&state=s&iss=https%3A%2F%2Fold.example', ''],
    ['?code=a&code=b', ''],
    ['', ''],
  ])('of %j is %j', (search, rest) => {
    expect(withoutTaken(search)).toBe(rest);
  });

  it('never holds a code, a state or an error, and keeps what is not the server’s', () => {
    const name = fc.constantFrom('code', 'state', 'error', 'iss', 'to', 'lang', 'x', 'CODE');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const before = new URLSearchParams(pairs);
        const after = new URLSearchParams(withoutTaken(`?${before}`));
        for (const secret of ['code', 'state', 'error', 'iss'])
          expect(after.has(secret)).toBe(false);
        for (const kept of ['to', 'x', 'CODE']) {
          expect(after.getAll(kept)).toEqual(before.getAll(kept));
        }
        expect(readQuery(withoutTaken(`?${before}`)).returned).toBeUndefined();
      }),
      { seed: 20_260_310 },
    );
  });
});
