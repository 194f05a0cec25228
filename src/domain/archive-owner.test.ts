import { describe, expect, it } from 'vitest';
import { type Address, parseAddress, type Server } from './address.ts';
import { type ExpectedOwner, expectedOwner, formatOwner, mayBelongTo } from './archive-owner.ts';
import type { End } from './journey.ts';

const server = (name: string) => name as Server;
function address(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}
const END: End = {
  ...{ web: server('web.example'), local: server('old.example'), title: '', sharedBudget: false },
};
const ANN = 'https://web.example/users/ann';
const SIGNED_IN = {
  ...END,
  account: { actor: ANN, address: address('ann@old.example'), accountId: '1', displayName: '' },
};

describe('whose archive is wanted', () => {
  it('is known as far as the old account is', () => {
    const servers = ['web.example', 'old.example'];
    expect(expectedOwner({})).toBeUndefined();
    expect(expectedOwner({ from: END })).toEqual({ servers });
    expect(expectedOwner({ from: { ...END, user: 'ann' } })).toEqual({ user: 'ann', servers });
    expect(expectedOwner({ from: SIGNED_IN })).toEqual({ actor: ANN, user: 'ann', servers });
  });

  it('is shown by address, or by server where nobody knows whose', () => {
    const servers = [server('web.example'), server('old.example')];
    expect(formatOwner({ servers })).toBe('old.example');
    expect(formatOwner({ user: 'ann', servers })).toBe('ann@old.example');
  });
});

describe('an archive', () => {
  const of = (text: string, actor?: string) => ({
    ...{ address: address(text) },
    ...(actor === undefined ? {} : { actor }),
  });
  const whole = expectedOwner({ from: SIGNED_IN });
  const onlyServer = expectedOwner({ from: END });
  it.each<[string, Parameters<typeof mayBelongTo>[0], ExpectedOwner | undefined, boolean]>([
    ['of the same id', of('other@web.example', ANN), whole, true],
    // A new id of an account that has been there before ids were numbers.
    ['of the same name', of('ann@web.example', 'https://web.example/ap/users/1'), whole, true],
    ['of another on the same server', of('bob@web.example'), whole, false],
    ['of the same name elsewhere', of('ann@evil.example'), whole, false],
    ['of anybody there while nobody has signed in', of('bob@web.example'), onlyServer, true],
    ['of anybody elsewhere', of('bob@far.example'), onlyServer, false],
    ['that does not say whose it is', {}, whole, true],
    ['before it is known where from', of('bob@far.example'), undefined, true],
  ])('%s', (_, facts, expected, may) => {
    expect(mayBelongTo(facts, expected)).toBe(may);
  });
});
