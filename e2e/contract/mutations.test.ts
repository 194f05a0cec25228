import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../find-browser.mjs';
import { CHECKS } from './checks/all.ts';
import { MUTATIONS, type Mutation } from './mutations.ts';
import { runPretendPair } from './pretend.ts';
import { resolveNames } from './resolve-names.ts';
import { createThirdOrigin, type ThirdOrigin } from './third-origin.ts';

/** A browser has to start, and hundreds of requests have to be counted. */
const PATIENCE = 60_000;
/** On a new machine it has to be installed first. */
const INSTALLATION = 600_000;

describe('a pretend server that lies is noticed', () => {
  let thirdOrigin: ThirdOrigin;

  beforeAll(() => {
    findBrowser();
    resolveNames([]);
    thirdOrigin = createThirdOrigin();
  }, INSTALLATION);
  afterAll(() => thirdOrigin.close(), PATIENCE);

  const verdicts = async (ids: readonly string[], wrap?: Mutation['wrap']) => {
    const checks = CHECKS.filter(({ id }) => ids.includes(id));
    const lie = wrap === undefined ? {} : { wrap };
    const results = await runPretendPair({ kind: '4.6', checks, thirdOrigin, ...lie });
    return results.map(({ check, verdict }) => ({
      id: check.id,
      kind: verdict.kind,
      reason: verdict.kind === 'passed' ? '' : verdict.reason,
    }));
  };

  test.each(MUTATIONS)(
    '$name',
    async ({ caughtBy, wrap }) => {
      const lying = await verdicts(caughtBy, wrap);
      expect(lying.map(({ id }) => id).toSorted()).toEqual([...caughtBy].toSorted());
      for (const { id, kind, reason } of lying) {
        expect(kind, id).toBe('failed');
        // The fact is what broke, not the check.
        expect(reason, id).not.toContain('(unexpected)');
      }
    },
    PATIENCE,
  );

  test(
    'the same checks hold where nobody lies',
    async () => {
      const ids = MUTATIONS.flatMap(({ caughtBy }) => caughtBy);
      expect((await verdicts(ids)).filter(({ kind }) => kind !== 'passed')).toEqual([]);
    },
    PATIENCE,
  );
});
