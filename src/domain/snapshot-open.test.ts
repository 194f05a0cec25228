import { describe, expect, it } from 'vitest';
import type { Server } from './address.ts';
import { whatIsOpen } from './before-move.ts';
import { type End, type Identity, type Journey, NEW_JOURNEY } from './journey.ts';
import { type JourneyEvent, reduceJourney } from './journey-event.ts';

const server = 'old.example' as Server;
const end: End = { web: server, local: server, title: 'Old', sharedBudget: false };
const account = {
  actor: 'https://old.example/users/alice',
  address: { user: 'alice', server },
  accountId: '1',
  displayName: 'Alice',
} as Identity;
const { actor } = account;

const SIGNED_IN: Journey = { ...NEW_JOURNEY, from: { ...end, account } };
const reduced = (journey: Journey, ...events: readonly JourneyEvent[]) =>
  events.reduce(reduceJourney, journey);
const isOpen = (journey: Journey) => whatIsOpen(journey).includes('snapshot');

describe('the Move waits until the old account is read', () => {
  it('whole, or the person does without the rest', () => {
    expect(isOpen(SIGNED_IN)).toBe(true);
    expect(isOpen(reduced(SIGNED_IN, { type: 'snapshot-taken', actor }))).toBe(false);
    expect(isOpen(reduced(SIGNED_IN, { type: 'snapshot-waived' }))).toBe(false);
  });

  it('and for nothing where nobody can sign in', () => {
    expect(isOpen({ ...NEW_JOURNEY, from: end })).toBe(false);
  });

  it('again when what was kept is gone; whoever did without does so still', () => {
    const lost = { type: 'snapshot-lost', actor } as const;
    const whole = reduced(SIGNED_IN, { type: 'snapshot-taken', actor });
    expect(reduced(whole, lost)).toEqual(SIGNED_IN);
    const without = reduced(SIGNED_IN, { type: 'snapshot-waived' });
    expect(reduced(without, lost)).toBe(without);
  });
});

describe('that it is whole', () => {
  const whole = reduced(SIGNED_IN, { type: 'snapshot-taken', actor });

  it('takes the place of doing without, and not the other way round', () => {
    const without = reduced(SIGNED_IN, { type: 'snapshot-waived' });
    expect(reduced(without, { type: 'snapshot-taken', actor }).snapshot).toBe('whole');
    expect(reduced(whole, { type: 'snapshot-waived' })).toBe(whole);
    expect(reduced(whole, { type: 'snapshot-taken', actor })).toBe(whole);
  });

  it('is said of one account alone, which another tab may have changed', () => {
    const event = { type: 'snapshot-taken', actor: `${actor}2` } as const;
    expect(reduced(SIGNED_IN, event)).toBe(SIGNED_IN);
    for (const late of [
      event,
      { type: 'snapshot-waived' },
      { type: 'snapshot-lost', actor },
    ] as const)
      expect(reduced(NEW_JOURNEY, late)).toBe(NEW_JOURNEY);
  });

  it('stays with a new sign-in, and goes with the account', () => {
    expect(reduced(whole, { type: 'signed-in', side: 'from', account }).snapshot).toBe('whole');
    const other = { type: 'server-chosen', side: 'from', end: { ...end, user: 'bob' } } as const;
    expect(reduced(whole, other)).not.toHaveProperty('snapshot');
  });
});
