import { describe, expect, it } from 'vitest';
import { parseAddress, type Server } from './address.ts';
import { type End, type Identity, type Journey, NEW_JOURNEY, type Side } from './journey.ts';
import { type JourneyEvent, reduceJourney } from './journey-event.ts';
import { checkSignIn } from './sign-in-check.ts';

function end(web: string, user?: string): Omit<End, 'account'> {
  const server = web as Server;
  const typed = user === undefined ? {} : { user };
  return { web: server, local: server, title: web, sharedBudget: false, ...typed };
}

function identity(text: string, actor = `https://${text}`): Identity {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return { actor, address: parsed.value, accountId: '1', displayName: text };
}

const told = (journey: Journey, ...events: JourneyEvent[]) => events.reduce(reduceJourney, journey);

const chosen = (side: Side, web: string, user?: string): JourneyEvent => ({
  type: 'server-chosen',
  side,
  end: end(web, user),
});

const ALICE = identity('alice@old.example');
const BOB = identity('bob@new.example');

/** A journey with every fact in it. */
const FULL = told(
  NEW_JOURNEY,
  chosen('from', 'old.example', 'alice'),
  chosen('to', 'new.example'),
  { type: 'signed-in', side: 'from', account: ALICE },
  { type: 'files-kept', rows: 12 },
  { type: 'files-confirmed' },
  { type: 'signed-in', side: 'to', account: BOB },
  { type: 'alias-known', alias: { how: 'seen', at: 1 } },
  { type: 'run-changed', run: 'started' },
  { type: 'acknowledged', consequence: 'posts', acknowledged: true },
  { type: 'lock-changed', lock: 'unlocked' },
  { type: 'moved', move: { at: 2, kind: 'unknown' } },
  { type: 'watched' },
);

const OF_THE_PAIR = ['alias', 'move'] as const;

describe('what was put off', () => {
  it.each([
    ['keep', { type: 'files-kept', rows: 3 }],
    ['alias', { type: 'alias-known', alias: { how: 'told', at: 1 } }],
    ['move', { type: 'moved', move: { at: 1, kind: 'move' } }],
  ] as const)('%s is taken up by being done, or on demand', (step, done) => {
    const later = told(NEW_JOURNEY, { type: 'postponed', step }, { type: 'postponed', step });
    expect(later.postponed).toEqual([step]);
    expect(told(later, { type: 'taken-up', step }).postponed).toEqual([]);
    expect(told(later, done).postponed).toEqual([]);
  });
});

describe('what hangs on a fact is forgotten with it', () => {
  it('holds every fact told', () => {
    expect(FULL).toMatchObject({
      from: { account: ALICE },
      to: { account: BOB },
      rows: 12,
      filesConfirmed: true,
      run: 'started',
    });
  });

  it('the old server: its account and the confirmation of its files, not the new side', () => {
    const moved = told(FULL, chosen('from', 'other.example'));
    expect(moved.from).toEqual(end('other.example'));
    expect(moved.filesConfirmed).toBe(false);
    expect(moved.rows).toBe(12);
    expect(moved.to).toEqual(FULL.to);
    expect(moved.run).toBe('started');
    for (const fact of OF_THE_PAIR) expect(moved).not.toHaveProperty(fact);
    expect(moved).toMatchObject({ acknowledged: [], watched: false });
  });

  it('the old server: that it could not be signed in to', () => {
    const without = told(FULL, { type: 'old-unavailable', why: 'gone' });
    expect(without.oldUnavailable).toBe('gone');
    expect(told(without, chosen('from', 'other.example'))).not.toHaveProperty('oldUnavailable');
    const signedIn = told(without, { type: 'signed-in', side: 'from', account: ALICE });
    expect(signedIn).not.toHaveProperty('oldUnavailable');
    expect(told(without, { type: 'signed-in', side: 'to', account: BOB }).oldUnavailable).toBe(
      'gone',
    );
  });

  it('the new server: its account and the run, not the files', () => {
    const moved = told(FULL, chosen('to', 'other.example'));
    expect(moved.to).toEqual(end('other.example'));
    expect(moved.run).toBe('not-started');
    expect(moved.filesConfirmed).toBe(true);
    expect(moved.from).toEqual(FULL.from);
    for (const fact of OF_THE_PAIR) expect(moved).not.toHaveProperty(fact);
    expect(moved).toMatchObject({ acknowledged: [], watched: false, lock: 'as-it-was' });
  });

  it('where to: the same, and it can be chosen again', () => {
    const undecided = told(FULL, { type: 'destination-undecided' });
    expect(undecided).not.toHaveProperty('to');
    expect(undecided).toMatchObject({ toUndecided: true, run: 'not-started' });
    expect(told(undecided, chosen('to', 'new.example')).toUndecided).toBe(false);
  });

  it('an alias that is no longer there: that it was', () => {
    const lost = told(FULL, { type: 'alias-lost' });
    expect(lost).not.toHaveProperty('alias');
    expect(lost.move).toEqual(FULL.move);
  });

  it('a redirect that was cancelled: that anybody moved', () => {
    const back = told(FULL, { type: 'move-undone' });
    expect(back).not.toHaveProperty('move');
    expect(back).toMatchObject({ watched: false, alias: FULL.alias });
  });

  it('somebody else on the same server is somebody else', () => {
    const moved = told(FULL, chosen('to', 'new.example', 'carol'));
    expect(moved.to).toEqual(end('new.example', 'carol'));
    expect(moved.run).toBe('not-started');
  });

  it.each([
    ['from', 'old.example', 'alice'],
    ['to', 'new.example', undefined],
    ['to', 'new.example', 'bob'],
  ] as const)('the same %s again changes nothing that hangs on it', (side, web, user) => {
    const same = told(FULL, chosen(side, web, user));
    expect(same).toMatchObject({ run: 'started', filesConfirmed: true });
    expect(same[side]?.account).toEqual(FULL[side]?.account);
  });

  it('a user name taken back is not kept from before', () => {
    const typed = told(NEW_JOURNEY, chosen('to', 'new.example', 'bob'));
    expect(told(typed, chosen('to', 'new.example')).to).toEqual(end('new.example'));
  });

  it('what the server says of itself is renewed when it is chosen again', () => {
    const renewed = told(FULL, {
      type: 'server-chosen',
      side: 'to',
      end: { ...end('new.example'), title: 'New title', sharedBudget: true },
    });
    expect(renewed.to).toMatchObject({ title: 'New title', sharedBudget: true, account: BOB });
  });

  it('all the files, when they were all there was: their confirmation and the run', () => {
    const unread = { ...FULL, from: end('old.example', 'alice') };
    const empty = told(unread, { type: 'files-kept', rows: 0 });
    expect(empty).toMatchObject({ rows: 0, filesConfirmed: false, run: 'not-started' });
    expect(told(empty, { type: 'files-confirmed' }).filesConfirmed).toBe(false);
  });

  it('all the files beside the old account: nothing, for that is carried still', () => {
    const empty = told(FULL, { type: 'files-kept', rows: 0 });
    expect(empty).toMatchObject({ rows: 0, filesConfirmed: true, run: 'started' });
    const ended = told(FULL, { type: 'run-changed', run: 'ended' });
    expect(told(ended, { type: 'files-kept', rows: 0 }).run).toBe('ended');
  });

  it('no file is needed by who is signed in to the old account', () => {
    const signedIn = told(NEW_JOURNEY, chosen('from', 'old.example'), {
      type: 'signed-in',
      side: 'from',
      account: ALICE,
    });
    expect(told(signedIn, { type: 'files-confirmed' }).filesConfirmed).toBe(true);
    expect(told(NEW_JOURNEY, { type: 'files-confirmed' }).filesConfirmed).toBe(false);
  });

  it('new files after the end: there is something to carry again', () => {
    const ended = told(FULL, { type: 'run-changed', run: 'ended' });
    const more = told(ended, { type: 'files-kept', rows: 20 });
    expect(more).toMatchObject({ rows: 20, filesConfirmed: true, run: 'paused' });
    expect(told(FULL, { type: 'files-kept', rows: 20 }).run).toBe('started');
  });

  it('the key to the new account: nothing goes on by itself', () => {
    const closed = told(FULL, { type: 'revoked', side: 'to', status: 401 });
    expect(closed.to?.revokedWith).toBe(401);
    expect(closed.run).toBe('paused');
    expect(told(FULL, { type: 'revoked', side: 'from', status: 401 }).run).toBe('started');
  });

  it('a sign-in after a revocation is no longer revoked', () => {
    const back = told(
      FULL,
      { type: 'revoked', side: 'to', status: 401 },
      { type: 'signed-in', side: 'to', account: BOB },
    );
    expect(back.to).not.toHaveProperty('revokedWith');
    expect(back.to?.account).toEqual(BOB);
  });
});

describe('news that comes too late', () => {
  it.each<JourneyEvent>([
    { type: 'run-changed', run: 'ended' },
    { type: 'signed-in', side: 'to', account: BOB },
    { type: 'revoked', side: 'to', status: 401 },
  ])('$type is nothing to a journey that was forgotten', (event) => {
    expect(reduceJourney(NEW_JOURNEY, event)).toBe(NEW_JOURNEY);
  });

  it('a run that tells what is known is no change', () => {
    expect(reduceJourney(FULL, { type: 'run-changed', run: 'started' })).toBe(FULL);
  });
});

describe('who may stand at an end', () => {
  const both = told(
    NEW_JOURNEY,
    chosen('from', 'old.example', 'alice'),
    chosen('to', 'new.example'),
  );
  const signedIn = told(both, { type: 'signed-in', side: 'from', account: ALICE });

  it('the one typed, and anybody where nobody was typed', () => {
    expect(checkSignIn(both, 'from', ALICE)).toBeUndefined();
    expect(checkSignIn(both, 'to', BOB)).toBeUndefined();
  });

  it('not another than the one typed', () => {
    expect(checkSignIn(both, 'from', identity('carol@old.example'))).toEqual({
      code: 'not-the-one-typed',
      expected: 'alice@old.example',
      got: 'carol@old.example',
    });
  });

  it('not another than the one of before', () => {
    expect(checkSignIn(signedIn, 'from', ALICE)).toBeUndefined();
    expect(checkSignIn(signedIn, 'from', identity('carol@old.example'))).toEqual({
      code: 'not-the-same-as-before',
      expected: 'alice@old.example',
      got: 'carol@old.example',
    });
  });

  it.each([
    ['the address is the same', identity('alice@old.example', 'https://elsewhere.example/1')],
    ['the actor is the same', identity('other@old.example', ALICE.actor)],
  ])('not the account of the other end, when %s', (_, account) => {
    expect(checkSignIn(signedIn, 'to', account)).toMatchObject({
      code: 'same-account-on-both-sides',
    });
  });

  it('another account on the same server is fine', () => {
    const one = told(signedIn, chosen('to', 'old.example'));
    expect(checkSignIn(one, 'to', identity('bob@old.example'))).toBeUndefined();
    expect(checkSignIn(one, 'to', ALICE)?.code).toBe('same-account-on-both-sides');
  });

  it('the account of the other end is refused before anything else is said of it', () => {
    const typed = told(signedIn, chosen('to', 'old.example', 'bob'));
    expect(checkSignIn(typed, 'to', ALICE)?.code).toBe('same-account-on-both-sides');
  });
});
