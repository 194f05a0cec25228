import { describe, expect, it } from 'vitest';
import type { Address, Server } from './address.ts';
import { judgePreflight, type PreflightReadings, type Severity, serversOf } from './preflight.ts';

const server = (name: string) => name as Server;
const [OLD, NEW] = [server('old.example'), server('new.example')];
const at = (...names: string[]): readonly Address[] =>
  names.map((name, index) => ({ user: `u${index}`, server: server(name) }));
const published = (entries: readonly [string, Severity][]) =>
  ({
    state: 'published',
    severities: new Map(entries.map(([name, severity]) => [server(name), severity])),
  }) as const;

const WELL: PreflightReadings = {
  old: OLD,
  fresh: NEW,
  oldAnswers: true,
  newAnswers: true,
  untested: [],
  movedTo: undefined,
  newLocked: false,
  newVisible: 'public',
  blocksOfNew: published([]),
  blocksOfOld: published([]),
  follows: at('a.example', 'b.example'),
  followers: at('a.example'),
  followed: 0,
};
const judged = (given: Partial<PreflightReadings>) =>
  Object.fromEntries(judgePreflight({ ...WELL, ...given }).map((check) => [check.id, check]));
const tones = (given: Partial<PreflightReadings>) =>
  Object.fromEntries(judgePreflight({ ...WELL, ...given }).map(({ id, tone }) => [id, tone]));

describe('before anything that binds', () => {
  it('a pair that is well stops nobody, and what cannot be known is said', () => {
    expect(tones({})).toEqual({
      'old-answers': 'fine',
      'new-answers': 'fine',
      'new-locked': 'fine',
      blocks: 'fine',
      cooldown: 'unknown',
    });
  });

  it.each<[string, Partial<PreflightReadings>, Record<string, string>]>([
    ['a silent old server', { oldAnswers: false }, { 'old-answers': 'stops' }],
    ['moved already', { movedTo: at('x.example')[0] as Address }, { 'moved-already': 'stops' }],
    ['not confirmed', { newVisible: 'not-public' }, { 'new-not-public': 'stops' }],
    ['secure mode', { newVisible: 'secure' }, { 'secure-mode': 'unknown' }],
    ['locked', { newLocked: true }, { 'new-locked': 'caution' }],
    ['a lock nobody tells of', { newLocked: undefined }, { 'new-locked': 'unknown' }],
    [
      'new suspends old',
      { blocksOfNew: published([['old.example', 'suspend']]) },
      { 'new-blocks-old': 'stops' },
    ],
    [
      'new limits old',
      { blocksOfNew: published([['old.example', 'silence']]) },
      { 'new-blocks-old': 'caution' },
    ],
    [
      'old suspends new',
      { blocksOfOld: published([['new.example', 'suspend']]) },
      { 'old-blocks-new': 'stops' },
    ],
    ['a newer version', { untested: [NEW] }, { untested: 'caution' }],
    ['unpublished', { blocksOfNew: { state: 'not-published' } }, { blocks: 'unknown' }],
    ['too many', { followed: 7_499 }, { ceiling: 'caution' }],
  ])('%s', (_, given, expected) => {
    expect(tones(given)).toMatchObject(expected);
  });

  it('names the servers one would lose people of, the largest first', () => {
    const blocksOfNew = published([
      ['a.example', 'suspend'],
      ['b.example', 'silence'],
      ['nobody.example', 'suspend'],
    ]);
    expect(judged({ blocksOfNew })['lost-servers']).toMatchObject({
      lost: [
        { server: 'a.example', severity: 'suspend', follows: 1, followers: 1 },
        { server: 'b.example', severity: 'silence', follows: 1, followers: 0 },
      ],
    });
  });

  it('one server on both sides is asked once, and shuts out nobody anew', () => {
    const blocksOfNew = published([['a.example', 'suspend']]);
    expect(tones({ old: NEW, blocksOfNew })).toEqual({
      'old-answers': 'fine',
      'new-locked': 'fine',
      cooldown: 'unknown',
    });
  });

  it('asks about both ends and every server where somebody is', () => {
    expect([...serversOf(at('a.example', 'b.example', 'a.example'), [OLD])]).toEqual([
      'old.example',
      'a.example',
      'b.example',
    ]);
  });
});
