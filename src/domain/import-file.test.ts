import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from './address.ts';
import { cleanFollows, rowsAnImportTakes } from './import-file.ts';
import { KINDS } from './kind.ts';
import { person } from './rows.scene.ts';
import { personTaskId, type TaskOf } from './task.ts';

type Known = { readonly movedTo?: string; readonly suspended?: true; readonly notify?: boolean };

function follow(text: string, { movedTo, suspended, notify }: Known = {}): TaskOf<'follow'> {
  const address = person(text);
  return {
    id: personTaskId('follow', address),
    kind: 'follow',
    origin: { api: true },
    address,
    options: notify === undefined ? {} : { notify },
    ...(movedTo === undefined ? {} : { movedTo: person(movedTo) }),
    ...(suspended === undefined ? {} : { suspended }),
  };
}

const addresses = (tasks: readonly TaskOf<'follow'>[]) =>
  tasks.map(({ address }) => formatAddress(address));

describe('follows for an import', () => {
  it('leaves people where they are, in their order', () => {
    const tasks = [follow('b@x.example', { notify: true }), follow('a@x.example')];
    expect(cleanFollows(tasks)).toEqual({ live: tasks, moved: 0, apart: [] });
  });

  it('writes who moved at the new address, under the old name of the task', () => {
    const { live, moved, apart } = cleanFollows([
      follow('a@x.example', { movedTo: 'a@y.example', notify: true }),
      follow('b@x.example'),
    ]);
    expect(live).toEqual([
      { ...follow('a@y.example', { notify: true }), id: 'follow:a@x.example' },
      follow('b@x.example'),
    ]);
    expect([moved, apart]).toEqual([1, []]);
  });

  it('sets apart whom the old server suspended, not who had moved before', () => {
    const gone = follow('a@x.example', { suspended: true });
    const { live, apart } = cleanFollows([
      gone,
      follow('b@x.example', { suspended: true, movedTo: 'b@y.example' }),
    ]);
    expect(apart).toEqual([gone]);
    expect(live).toEqual([{ ...follow('b@y.example'), id: 'follow:b@x.example' }]);
  });

  it.each([
    ['before', ['old@x.example', 'new@y.example']],
    ['after', ['new@y.example', 'old@x.example']],
  ])('writes who is followed at both addresses once, %s', (_, order) => {
    const known: Record<string, Known> = {
      'old@x.example': { movedTo: 'new@y.example', notify: false },
      'new@y.example': { notify: true },
    };
    const { live, moved } = cleanFollows(order.map((text) => follow(text, known[text])));
    expect(live).toEqual([follow('new@y.example', { notify: true })]);
    expect(moved).toBe(0);
  });

  it('writes two old addresses of one person once', () => {
    const { live, moved } = cleanFollows([
      follow('one@x.example', { movedTo: 'new@y.example' }),
      follow('two@x.example', { movedTo: 'new@y.example' }),
    ]);
    expect([addresses(live), moved]).toEqual([['new@y.example'], 1]);
  });

  it('goes on to the last address that is known, and not round in circles', () => {
    const { live } = cleanFollows([
      follow('a@x.example', { movedTo: 'b@x.example' }),
      follow('b@x.example', { movedTo: 'c@x.example' }),
      follow('d@x.example', { movedTo: 'e@x.example' }),
      follow('e@x.example', { movedTo: 'd@x.example' }),
    ]);
    expect(addresses(live)).toEqual(['c@x.example', 'e@x.example', 'd@x.example']);
  });

  it('loses nobody and writes nobody twice', () => {
    const who = fc.integer({ min: 0, max: 6 }).map((n) => `user${n}@x.example`);
    const known = fc.record<Known>(
      { movedTo: who, suspended: fc.constant(true), notify: fc.boolean() },
      { requiredKeys: [] },
    );
    const tasks = fc
      .uniqueArray(fc.tuple(who, known), { selector: ([text]) => text })
      .map((people) => people.map(([text, about]) => follow(text, about)));
    fc.assert(
      fc.property(tasks, (given) => {
        const { live, moved, apart } = cleanFollows(given);
        const written = [...addresses(live), ...addresses(apart)];
        expect(new Set(written).size).toBe(written.length);
        expect(moved).toBe(
          live.filter(({ id, address }) => id !== `follow:${formatAddress(address)}`).length,
        );
        for (const { address, movedTo } of given) {
          if (movedTo === undefined) expect(written).toContain(formatAddress(address));
        }
        expect(live.some(({ suspended, movedTo }) => suspended || movedTo)).toBe(false);
        expect(apart.every(({ suspended }) => suspended)).toBe(true);
      }),
    );
  });
});

describe('how much an import takes', () => {
  it.each(KINDS)('is told for %s', (kind) => {
    expect(rowsAnImportTakes(kind)).toBe(kind === 'follows' ? 7_500 : 20_000);
  });
});
