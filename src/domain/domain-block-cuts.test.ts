import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, anyAccount, person } from './account.scene.ts';
import { parseAddress, type Server } from './address.ts';
import { whatBlocksCut } from './domain-block-cuts.ts';
import type { Relation } from './relation.ts';
import { mergeSources } from './sources.ts';

const tasksOf = (...relations: Relation[]) => mergeSources(relations, []).tasks;
const block = (server: string): Relation => ({ kind: 'domain-block', server: server as Server });
const follow = (n: number, movedTo?: number): Relation => ({
  ...{ kind: 'follow', address: person(n), options: {} },
  ...(movedTo === undefined ? {} : { movedTo: person(movedTo) }),
});
function somebody(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('whom a domain block would cut off', () => {
  it('are people who are followed, who are to be, and who follow', () => {
    const cuts = whatBlocksCut(
      tasksOf(block('odd.example'), follow(1), follow(3), follow(2)),
      [address(1), address(5), address(4)],
      [person(7), person(6)],
    );
    expect(cuts).toEqual([
      {
        ...{ task: 'domain-block:odd.example', server: 'odd.example' },
        follows: [address(1), address(5), address(3)],
        followers: [address(7)],
      },
    ]);
  });

  it('are people of that very domain: of none below or above it', () => {
    const others = ['a@sub.odd.example', 'a@example', 'a@notodd.example', 'a@odd.example.org'];
    expect(whatBlocksCut(tasksOf(block('odd.example')), others, [])).toEqual([]);
    const below = whatBlocksCut(
      tasksOf(block('sub.odd.example')),
      [address(1), others[0] ?? ''],
      [],
    );
    expect(below.map(({ follows }) => follows)).toEqual([['a@sub.odd.example']]);
  });

  it('are where they have moved to', () => {
    const tasks = tasksOf(block('odd.example'), follow(1, 2), follow(4, 5));
    expect(whatBlocksCut(tasks, [], []).map(({ follows }) => follows)).toEqual([[address(5)]]);
  });

  it('are none of the new server itself', () => {
    const local = 'odd.example' as Server;
    expect(whatBlocksCut(tasksOf(block('odd.example')), [address(1)], [], local)).toEqual([]);
  });

  it('stand in the order of how many they are', () => {
    const cuts = whatBlocksCut(
      tasksOf(...['c.example', 'a.example', 'b.example', 'quiet.example'].map(block)),
      ['x@a.example', 'x@b.example'],
      ['x@b.example', 'x@c.example', 'x@elsewhere.example'].map(somebody),
    );
    expect(cuts.map(({ server }) => server)).toEqual(['b.example', 'a.example', 'c.example']);
  });

  it('are nobody where nothing is blocked', () => {
    expect(whatBlocksCut(tasksOf(follow(1)), [address(1)], [person(1)])).toEqual([]);
  });

  it('are each named once, under the block of their server', () => {
    const people = fc.array(fc.nat(7), { maxLength: 12 });
    fc.assert(
      fc.property(anyAccount, people, people, (account, followed, followers) => {
        const tasks = tasksOf(...account);
        const cuts = whatBlocksCut(tasks, followed.map(address), followers.map(person));
        const blocked = new Set(account.map((one) => one.kind === 'domain-block' && one.server));
        for (const { server, task, follows, followers: those } of cuts) {
          expect(blocked.has(server)).toBe(true);
          expect(tasks.map(({ id }) => id)).toContain(task);
          expect(new Set(follows).size).toBe(follows.length);
          expect(new Set(those).size).toBe(those.length);
          expect(follows.length + those.length).toBeGreaterThan(0);
          for (const one of [...follows, ...those]) expect(one.endsWith(`@${server}`)).toBe(true);
        }
        const cut = new Set(cuts.flatMap(({ follows }) => follows));
        for (const n of followed) {
          expect(cut.has(address(n))).toBe(blocked.has(person(n).server));
        }
      }),
    );
  });
});
