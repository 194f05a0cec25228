import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { type Identity, type Journey, NEW_JOURNEY } from '../domain/journey.ts';
import { type JourneyEvent, reduceJourney } from '../domain/journey-event.ts';
import { STEPS, type StepId } from './steps.ts';
import { resumeAt, walk } from './walk.ts';

const end = (web: string) => ({
  web: web as Server,
  local: web as Server,
  title: web,
  sharedBudget: false,
});
const identity = (user: string, web: string): Identity => ({
  actor: `https://${web}/users/${user}`,
  address: { user, server: web as Server },
  accountId: '1',
  displayName: user,
});

/** What happens in a whole move, in its order. */
const EVENTS: readonly JourneyEvent[] = [
  { type: 'server-chosen', side: 'from', end: end('old.example') },
  { type: 'server-chosen', side: 'to', end: end('new.example') },
  { type: 'signed-in', side: 'from', account: identity('alice', 'old.example') },
  { type: 'files-kept', rows: 3 },
  { type: 'files-confirmed' },
  { type: 'signed-in', side: 'to', account: identity('bob', 'new.example') },
  { type: 'alias-known', alias: { how: 'seen', at: 1 } },
  { type: 'run-changed', run: 'started' },
  { type: 'run-changed', run: 'ended' },
  { type: 'moved', move: { at: 2, kind: 'unknown' } },
  { type: 'watched' },
  { type: 'revoked', side: 'from', status: 401 },
  { type: 'revoked', side: 'to', status: 401 },
];
const journeyAfter = (events: number) =>
  EVENTS.slice(0, events).reduce(reduceJourney, NEW_JOURNEY as Journey);

const IDS = STEPS.map(({ id }) => id);
const here = (requested: string, journey: Journey) => walk(STEPS, requested, journey).current.id;

describe('where a person belongs', () => {
  it.each<[number, StepId]>([
    [0, 'start'],
    [1, 'start'],
    [2, 'old-account'],
    [3, 'keep'],
    [4, 'keep'],
    [5, 'new-account'],
    [6, 'alias'],
    [7, 'bring'],
    // The run goes on while the person walks on, and this is where it is seen.
    [8, 'bring'],
    [9, 'move'],
    // Followers come for days; the end may be opened meanwhile.
    [10, 'followers'],
    [11, 'finish'],
    [12, 'finish'],
    [13, 'finish'],
  ])('after %i events: %s', (events, id) => {
    expect(resumeAt(STEPS, journeyAfter(events)).id).toBe(id);
    expect(here('', journeyAfter(events))).toBe(id);
    expect(here('nonsense', journeyAfter(events))).toBe(id);
  });

  it('is not held by an old account that cannot be signed in to', () => {
    const without = [
      ...EVENTS.slice(0, 2),
      { type: 'old-unavailable', why: 'no-sign-in' } as const,
      ...EVENTS.slice(3, 11),
      { type: 'revoked', side: 'to', status: 401 } as const,
    ].reduce(reduceJourney, NEW_JOURNEY as Journey);
    expect(here('', without)).toBe('finish');
    expect(walk(STEPS, 'finish', without).places.map(({ state }) => state)).toEqual([
      ...IDS.slice(1).map(() => 'done'),
      'here',
    ]);
    expect(STEPS.every((step) => step.done(without))).toBe(true);
  });
});

describe('a step that may be put off', () => {
  const told = (events: readonly JourneyEvent[], journey: Journey = NEW_JOURNEY) =>
    events.reduce(reduceJourney, journey);

  it.each<[number, 'keep' | 'alias' | 'move', StepId]>([
    [3, 'keep', 'new-account'],
    [6, 'alias', 'bring'],
    // Nobody moved: there is nobody to watch.
    [9, 'move', 'finish'],
  ])('after %i events, without %s: %s', (events, step, id) => {
    const later = told([{ type: 'postponed', step }], journeyAfter(events));
    expect(here('', later)).toBe(id);
    expect(walk(STEPS, '', later).places.find((place) => place.id === step)?.state).toBe('ahead');
    expect(here(step, later)).toBe(step);
  });

  it.each<[JourneyEvent, StepId]>([
    [{ type: 'old-unavailable', why: 'no-sign-in' }, 'move'],
    [{ type: 'signed-in', side: 'from', account: identity('a', 'old.example') }, 'bring'],
  ])('without files there is what the old account told: %j', (old, id) => {
    const before = [...EVENTS.slice(0, 2), old, { type: 'postponed', step: 'keep' } as const];
    expect(here('', told([...before, ...EVENTS.slice(5, 7)]))).toBe(id);
  });

  it('no file is needed where the old account is read', () => {
    const confirmed = told([...EVENTS.slice(0, 3), { type: 'files-confirmed' }]);
    expect(here('', confirmed)).toBe('new-account');
  });

  it('a server that is gone has no alias to name and nobody to move', () => {
    const journey = told([
      ...EVENTS.slice(0, 2),
      { type: 'old-unavailable', why: 'gone' },
      ...EVENTS.slice(3, 6),
    ]);
    expect(walk(STEPS, '', journey).places.map(({ id }) => id)).toEqual(
      IDS.filter((id) => !['alias', 'move', 'followers'].includes(id)),
    );
    expect(here('', journey)).toBe('bring');
  });

  it('where to may be left open until the new account', () => {
    const journey = told([
      ...EVENTS.slice(0, 1),
      { type: 'destination-undecided' },
      ...EVENTS.slice(2, 5),
    ]);
    expect(here('', journey)).toBe('new-account');
  });
});

describe('a hash is a request', () => {
  it('granted for every step up to the first that is not passed', () => {
    const journey = journeyAfter(5);
    expect(IDS.map((id) => here(id, journey))).toEqual([
      'start',
      'old-account',
      'keep',
      'new-account',
      // Refused: they lead to the furthest step there is.
      ...Array.from({ length: IDS.length - 4 }, () => 'new-account'),
    ]);
  });

  it('granted beyond a run that has begun, and not beyond one that has not', () => {
    expect(here('move', journeyAfter(7))).toBe('bring');
    expect(here('move', journeyAfter(8))).toBe('move');
    const paused = reduceJourney(journeyAfter(8), { type: 'run-changed', run: 'paused' });
    expect(here('move', paused)).toBe('move');
  });

  it('granted to the end as soon as the Move is seen', () => {
    expect(here('finish', journeyAfter(9))).toBe('move');
    expect(here('finish', journeyAfter(10))).toBe('finish');
  });

  it('refused again once the fact it rested on is gone', () => {
    const other: JourneyEvent = { type: 'server-chosen', side: 'to', end: end('x.example') };
    const changed = reduceJourney(journeyAfter(11), other);
    expect(here('finish', changed)).toBe('new-account');
    // Signed in to the old account, there is something to carry without any file.
    const emptied = reduceJourney(journeyAfter(11), { type: 'files-kept', rows: 0 });
    expect(here('finish', emptied)).toBe('finish');
    const unread: readonly JourneyEvent[] = [
      { ...other, side: 'from' },
      { type: 'old-unavailable', why: 'no-sign-in' },
      { type: 'files-kept', rows: 0 },
    ];
    expect(here('finish', unread.reduce(reduceJourney, journeyAfter(11)))).toBe('keep');
  });

  it.each(['__proto__', 'constructor', 'START', 'start ', '../finish', 'finish?x', '#finish'])(
    'that is no step: %j is none',
    (requested) => {
      expect(here(requested, journeyAfter(5))).toBe('new-account');
    },
  );
});

describe('the way there and back', () => {
  it('is read from the one list', () => {
    const journey = journeyAfter(EVENTS.length);
    for (const [at, id] of IDS.entries()) {
      const place = walk(STEPS, id, journey);
      expect(place.current.id).toBe(id);
      expect(place.next?.id).toBe(IDS[at + 1]);
      expect(place.back?.id).toBe(IDS[at - 1]);
    }
  });

  it('says what is done, where one is, and what is ahead', () => {
    const { places } = walk(STEPS, 'old-account', journeyAfter(5));
    const ahead = IDS.length - 3;
    expect(places.map(({ state }) => state)).toEqual([
      ...['done', 'here', 'done'],
      ...Array.from({ length: ahead }, () => 'ahead'),
    ]);
    expect(places.map(({ reachable }) => reachable)).toEqual([
      ...[true, true, true, true],
      ...Array.from({ length: ahead - 1 }, () => false),
    ]);
  });

  it('never leads anywhere unreachable, whatever happened and whatever is asked for', () => {
    const events = fc.array(
      fc.oneof(
        fc.constantFrom(...EVENTS),
        fc.constantFrom<JourneyEvent>(
          { type: 'old-unavailable', why: 'no-sign-in' },
          { type: 'files-kept', rows: 0 },
          { type: 'old-unavailable', why: 'gone' },
          { type: 'destination-undecided' },
          { type: 'move-undone' },
          { type: 'postponed', step: 'keep' },
          { type: 'postponed', step: 'alias' },
          { type: 'postponed', step: 'move' },
          { type: 'taken-up', step: 'move' },
          { type: 'run-changed', run: 'paused' },
          { type: 'server-chosen', side: 'from', end: end('other.example') },
          { type: 'server-chosen', side: 'to', end: end('other.example') },
        ),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(events, fc.oneof(fc.constantFrom(...IDS), fc.string()), (happened, requested) => {
        const journey = happened.reduce(reduceJourney, NEW_JOURNEY as Journey);
        const { current, places } = walk(STEPS, requested, journey);
        const reachable = places.filter((place) => place.reachable).map(({ id }) => id);
        expect(reachable).toContain(current.id);
        // What is reachable is one stretch from the start, and asking for it is enough.
        expect(reachable).toEqual(places.slice(0, reachable.length).map(({ id }) => id));
        if (reachable.includes(requested as StepId)) expect(current.id).toBe(requested);
        expect(places.filter(({ state }) => state === 'here').length).toBe(1);
        const resumed = resumeAt(STEPS, journey);
        expect(reachable).toContain(resumed.id);
        // Back again where the facts lead is where one stays.
        expect(walk(STEPS, resumed.id, journey).current).toBe(resumed);
      }),
      { seed: 20_260_310 },
    );
  });
});
