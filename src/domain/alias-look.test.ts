import { describe, expect, it } from 'vitest';
import { type AliasesRead, type BothSides, judgeAlias } from './alias-look.ts';

const OLD = 'https://old.example/users/alice';
const NEW = 'https://new.example/ap/users/115';
const names = (...alsoKnownAs: string[]): AliasesRead => ({ state: 'read', alsoKnownAs });
const look = (given: Partial<BothSides>) =>
  judgeAlias({ oldActor: OLD, newActor: NEW, old: names(), fresh: names(), ...given }).state;

describe('a look at the alias', () => {
  it.each<[string, Partial<BothSides>, ReturnType<typeof look>]>([
    ['the new account names the old one', { fresh: names(OLD) }, 'seen'],
    ['among others', { fresh: names('https://third.example/users/x', OLD) }, 'seen'],
    ['also when the old one names the new one', { fresh: names(OLD), old: names(NEW) }, 'seen'],
    ['nobody names anybody', {}, 'not-yet'],
    ['the old account names the new one', { old: names(NEW) }, 'wrong-side'],
    [
      'wrong side in secure mode too',
      { old: names(NEW), fresh: { state: 'secure' } },
      'wrong-side',
    ],
    ['somebody else is named', { fresh: names('https://old.example/users/alicia') }, 'other'],
    ['a name like it is not it', { fresh: names(`${OLD}2`) }, 'other'],
    ['a new server that is silent', { fresh: { state: 'silent' } }, 'no-answer'],
    ['an old server that is silent', { old: { state: 'silent' } }, 'no-answer'],
    ['it is seen without the old server', { old: { state: 'silent' }, fresh: names(OLD) }, 'seen'],
    ['GoToSocial has told, and is not asked', { fresh: { state: 'silent' }, own: [] }, 'not-yet'],
    ['secure mode', { fresh: { state: 'secure' } }, 'unreadable'],
    ['an account nobody can see', { fresh: { state: 'absent' } }, 'not-public'],
    ['an account that is gone', { fresh: { state: 'gone' } }, 'not-public'],
    ['GoToSocial tells its owner', { fresh: { state: 'secure' }, own: [OLD] }, 'seen'],
    ['GoToSocial tells of none', { fresh: { state: 'secure' }, own: [] }, 'not-yet'],
    ['the old one cannot be read', { old: { state: 'secure' }, fresh: names(OLD) }, 'seen'],
  ])('%s', (_, given, state) => {
    expect(look(given)).toBe(state);
  });

  it('tells who is silent', () => {
    const silent = { state: 'silent' } as const;
    const both = { oldActor: OLD, newActor: NEW, old: silent, fresh: silent };
    expect(judgeAlias(both)).toEqual({ state: 'no-answer', sides: ['from', 'to'] });
  });

  it('tells whom the new account names instead', () => {
    const named = ['https://old.example/users/alicia'];
    expect(
      judgeAlias({ oldActor: OLD, newActor: NEW, old: names(), fresh: names(...named) }),
    ).toEqual({ state: 'other', named });
  });
});
