import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { taskId } from '../domain/plan.ts';
import type { Pace, RequestKind } from './pace.ts';
import { whatHolds } from './wait.ts';
import { beginWork, type Work } from './work.ts';

const NOW = 1_000_000;
const address = { user: 'ann', server: 'example.org' as Server };
const WORK = beginWork({ id: taskId(address), kind: 'follows', address, options: {}, line: 2 });
const FOUND: Work = { ...WORK, target: { id: '1' } as Work['target'] };
const HELD: Work = { ...WORK, notBefore: NOW + 200_000 };

/** A pace that only says when it opens. */
function pace(
  opens: Partial<Record<RequestKind, number>>,
  over: { unwell?: boolean; daily?: boolean } = {},
): Pace {
  return {
    mayGo: () => false,
    opensAt: (request) => NOW + (opens[request] ?? 0),
    sent: () => () => {},
    answered: () => {},
    isUnwell: () => over.unwell ?? false,
    isClockInDoubt: () => false,
    isDaily: () => over.daily ?? false,
  };
}

const holds = (works: readonly Work[], by: Pace, farAhead = false) =>
  whatHolds({ works, pace: by, now: NOW, farAhead });

describe('what holds a run', () => {
  it('nothing, when it goes on in a moment or has nothing to do', () => {
    expect(holds([], pace({ search: 60_000 }))).toBeUndefined();
    expect(holds([WORK], pace({ search: 3_000 }))).toBeUndefined();
  });

  it('the window of the limit', () => {
    expect(holds([WORK], pace({ search: 60_000 }))).toEqual({
      until: NOW + 60_000,
      reason: 'window',
    });
  });

  it('the day, when only following is left to do', () => {
    const day = pace({ follow: 40_000_000 }, { daily: true });
    expect(holds([FOUND], day)).toEqual({ until: NOW + 40_000_000, reason: 'day' });
    expect(holds([FOUND, WORK], day, true)).toEqual({ until: NOW + 40_000_000, reason: 'day' });
  });

  it('the window, when there are people to look for before the day ends', () => {
    const both = pace({ follow: 40_000_000, search: 60_000 }, { daily: true });
    expect(holds([FOUND, WORK], both)).toEqual({ until: NOW + 60_000, reason: 'window' });
  });

  it('the second try, when everybody left is waiting for it', () => {
    const later = { ...HELD, notBefore: NOW + 250_000 };
    expect(holds([later, HELD], pace({}))).toEqual({
      until: NOW + 200_000,
      reason: 'second-try',
    });
  });

  it('the server, when it fails again and again', () => {
    const unwell = pace({ probe: 60_000 }, { unwell: true });
    expect(holds([WORK, HELD], unwell)).toEqual({ until: NOW + 60_000, reason: 'unwell' });
  });

  it('is told for a list of any length', () => {
    const many = Array.from({ length: 200_000 }, () => HELD);
    expect(holds(many, pace({}))?.until).toBe(NOW + 200_000);
  });
});
