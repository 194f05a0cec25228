import { describe, expect, test } from 'vitest';
import { Broken, type Check, check, Inapplicable } from './check.ts';
import { createJumpingClock } from './contract-clock.ts';
import type { Facts } from './facts.ts';
import { type Pair, runChecks } from './run.ts';
import type { Side } from './side.ts';
import { formatTable, hasFailures } from './table.ts';

const side = (role: 'from' | 'to', version: string): Side =>
  ({ role, facts: { name: 'mastodon', version, software: 'mastodon' } as Facts }) as Side;

const pairOf = (from: string, to: string) =>
  ({
    from: side('from', from),
    to: side('to', to),
    clock: createJumpingClock(0),
  }) as unknown as Pair;

const given = (run: Check['run'], more: Partial<Check> = {}): Check =>
  check({ id: 'a.b', paragraph: 'mastodon.md §1', title: 'a fact', run, ...more });

const verdictOf = async (one: Check, pair = pairOf('4.6.5', '4.2.0')) =>
  (await runChecks(pair, [one], ['default']))[0];

describe('runChecks', () => {
  test('one side that breaks breaks the check, and says which', async () => {
    const result = await verdictOf(
      given(async ({ here }) => {
        if (here.role === 'to') throw new Broken('not so');
      }),
    );
    expect(result?.verdict).toEqual({ kind: 'failed', reason: 'to: not so' });
  });

  test('what does not apply is told with its reason, on one side or on both', async () => {
    const onFrom = given(async () => {}, {
      applies: ({ version }) => version === '4.6.5' || 'only 4.6.5',
    });
    const half = await verdictOf(onFrom);
    expect([half?.verdict.kind, half?.notes]).toEqual(['passed', ['to: only 4.6.5']]);
    const nowhere = await verdictOf(
      given(async () => {
        throw new Inapplicable('no second account');
      }),
    );
    expect(nowhere?.verdict).toEqual({ kind: 'inapplicable', reason: 'no second account' });
  });

  test('a tier that was not asked for is not run', async () => {
    const result = await verdictOf(
      given(
        async () => {
          throw new Broken('ran');
        },
        { tier: 'move' },
      ),
    );
    expect(result?.verdict).toEqual({ kind: 'inapplicable', reason: 'not asked for: --move' });
  });

  test('what was done is undone, last first, also after a failure', async () => {
    const undone: string[] = [];
    await verdictOf(
      given(
        async ({ later }) => {
          later(async () => undone.push('first'));
          later(async () => undone.push('second'));
          throw new Broken('not so');
        },
        { on: 'pair' },
      ),
    );
    expect(undone).toEqual(['second', 'first']);
  });

  test('what cannot be undone is a failure', async () => {
    const result = await verdictOf(
      given(
        async ({ later }) =>
          later(async () => {
            throw new Broken('still there');
          }),
        { on: 'pair' },
      ),
    );
    expect(result?.verdict).toEqual({ kind: 'failed', reason: 'from: not undone: still there' });
  });

  test('a long check is put to two servers of a kind only once', async () => {
    const asked: string[] = [];
    const one = given(async ({ here }) => void asked.push(here.role), { on: 'distinct' });
    await verdictOf(one, pairOf('4.6.5', '4.6.5'));
    expect(asked).toEqual(['to']);
    await verdictOf(one, pairOf('4.6.5', '4.2.0'));
    expect(asked).toEqual(['to', 'from', 'to']);
  });

  test('the table has a line for each check and ends with the count', async () => {
    const fails = given(async () => {
      throw new Broken('not so');
    });
    const columns = [
      { name: '4.6', results: await runChecks(pairOf('4.6.5', '4.2.0'), [fails], ['default']) },
    ];
    const lines = formatTable(columns).split('\n');
    expect(lines[1]).toMatch(/^a\.b\s+mastodon\.md §1\s+FAIL\s+a fact$/);
    expect(lines).toContain('  4.6  a.b: from: not so | to: not so');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
    expect(hasFailures(columns)).toBe(true);
  });
});
