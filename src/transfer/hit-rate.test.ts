import { describe, expect, it } from 'vitest';
import { looksPay, NO_HITS_YET, recordHit } from './hit-rate.ts';

const told = (hits: readonly boolean[]) => hits.reduce(recordHit, NO_HITS_YET);
const times = (n: number, hit: boolean) => Array.from({ length: n }, () => hit);

describe('look-ups', () => {
  it.each([
    ['before there is anything to judge by', times(19, false), true],
    ['with half of the last twenty found', [...times(10, false), ...times(10, true)], true],
    ['with fewer than half', [...times(11, false), ...times(9, true)], false],
    ['whatever came before the last twenty', [...times(90, false), ...times(20, true)], true],
    ['that found many once and nobody since', [...times(90, true), ...times(20, false)], false],
  ])('%s', (_, hits, pay) => {
    expect(looksPay(told(hits))).toBe(pay);
  });
});
