import { describe, expect, it } from 'vitest';
import type { Address } from '../domain/address.ts';
import { createDirectory, hostOf, isHeldBack, SECOND_TRY_AFTER } from './directory.ts';
import { address, FIVE_MINUTES, NOW, person, postOn } from './tasks.scene.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const ELSEWHERE = address('cid', 'elsewhere.example');
const POST = postOn('people.example');

const set = (ids: Readonly<Record<string, string>> = {}) =>
  createDirectory({ idOf: (known) => ids[known] });

const SOUGHT = { state: 'sought', lookedUp: false, misses: 0, notBefore: 0 };

describe('somebody who has to be found', () => {
  it('is looked up first, and then searched for', () => {
    const directory = set();
    expect(directory.person(ANN)).toEqual(SOUGHT);
    directory.lookedUp(ANN);
    expect(directory.person(ANN)).toEqual({ ...SOUGHT, lookedUp: true });
    directory.foundPerson(ANN, person(ANN));
    const found = { state: 'found', value: { id: 'id_ann', suspended: false } };
    expect(directory.person(ANN)).toEqual(found);
    expect(directory.seen(ANN)).toEqual(found);
    expect(directory.person(BOB)).toEqual(SOUGHT);
  });

  it('is kept with no more than the acts need', () => {
    const directory = set();
    const moved = person(address('ann_new'), { suspended: true, displayName: 'Ann' });
    directory.foundPerson(ANN, person(ANN, { moved, suspended: true }));
    expect(directory.person(ANN)).toEqual({
      state: 'found',
      value: {
        ...{ id: 'id_ann', suspended: true },
        moved: { id: 'id_ann_new', address: address('ann_new'), suspended: true },
      },
    });
  });

  it('who was not found is sought once more after five minutes, and no third time', () => {
    const directory = set();
    directory.lookedUp(ANN);
    directory.missedPerson(ANN, NOW);
    const missed = { ...SOUGHT, lookedUp: true, misses: 1, notBefore: NOW + FIVE_MINUTES };
    expect(directory.person(ANN)).toEqual(missed);
    directory.missedPerson(ANN, NOW + FIVE_MINUTES);
    expect(directory.person(ANN)).toEqual({ state: 'absent' });
    expect(directory.seen(ANN)).toEqual({ state: 'absent' });
  });

  it('may be found at the second try', () => {
    const directory = set();
    directory.missedPerson(ANN, NOW);
    directory.foundPerson(ANN, person(ANN));
    expect(directory.person(ANN)).toMatchObject({ state: 'found' });
  });

  it('who was sought by search alone is looked up with the second try: it tells the suspended', () => {
    const directory = set();
    directory.missedPerson(ANN, NOW);
    expect(directory.person(ANN)).toMatchObject({ lookedUp: false, misses: 1 });
    directory.lookedUp(ANN);
    expect(directory.person(ANN)).toMatchObject({ lookedUp: true, misses: 1 });
    directory.foundPerson(ANN, person(ANN, { suspended: true }));
    expect(directory.person(ANN)).toMatchObject({ value: { suspended: true } });
  });

  it('and is found stays found, whatever comes in late', () => {
    const directory = set();
    directory.foundPerson(ANN, person(ANN));
    directory.lookedUp(ANN);
    directory.missedPerson(ANN, NOW);
    expect(directory.person(ANN)).toMatchObject({ state: 'found', value: { id: 'id_ann' } });
  });
});

describe('a post that has to be found', () => {
  it('is sought twice, five minutes apart', () => {
    const directory = set();
    expect(directory.post(POST)).toEqual(SOUGHT);
    directory.missedPost(POST, NOW);
    expect(directory.post(POST)).toEqual({ ...SOUGHT, misses: 1, notBefore: NOW + FIVE_MINUTES });
    directory.missedPost(POST, NOW + FIVE_MINUTES);
    expect(directory.post(POST)).toEqual({ state: 'absent' });
  });

  it('is found once for all', () => {
    const directory = set();
    directory.foundPost(POST, '7');
    expect(directory.post(POST)).toEqual({ state: 'found', value: '7' });
  });
});

describe('whom the journal has an id for', () => {
  const ids = { 'ann@people.example': '1' };

  it('needs no search after a reload', () => {
    const known = set(ids).person(ANN);
    expect(known).toEqual({ state: 'found', value: { id: '1', suspended: false } });
    expect(set(ids).person(BOB)).toEqual(SOUGHT);
  });

  it('has perhaps moved, which the journal does not tell: who has to know seeks them', () => {
    const directory = set(ids);
    expect(directory.seen(ANN)).toEqual(SOUGHT);
    directory.lookedUp(ANN);
    expect(directory.seen(ANN)).toEqual({ ...SOUGHT, lookedUp: true });
    const moved = person(address('ann_new'));
    directory.foundPerson(ANN, person(ANN, { moved }));
    expect(directory.seen(ANN)).toMatchObject({ value: { moved: { id: 'id_ann_new' } } });
    expect(directory.person(ANN)).toEqual(directory.seen(ANN));
  });

  it('has that id also when a search finds nobody any more', () => {
    const directory = set(ids);
    directory.missedPerson(ANN, NOW);
    directory.missedPerson(ANN, NOW);
    expect(directory.seen(ANN)).toEqual({ state: 'absent' });
    expect(directory.person(ANN)).toMatchObject({ state: 'found', value: { id: '1' } });
  });
});

describe('a third server that failed', () => {
  const opensAt = (directory: ReturnType<typeof set>, whom: Address) => {
    const known = directory.person(whom);
    return known.state === 'sought' ? known.notBefore : known.state;
  };

  it('is left alone for five minutes, with everybody and everything on it; others go on', () => {
    const directory = set();
    directory.failedAt('people.example', NOW);
    expect([ANN, BOB, ELSEWHERE].map((whom) => opensAt(directory, whom))).toEqual([
      ...[NOW + FIVE_MINUTES, NOW + FIVE_MINUTES],
      0,
    ]);
    expect(directory.seen(ANN)).toMatchObject({ notBefore: NOW + FIVE_MINUTES, misses: 0 });
    expect(directory.post(POST)).toMatchObject({ notBefore: NOW + FIVE_MINUTES, misses: 0 });
    expect(directory.post(postOn('elsewhere.example'))).toEqual(SOUGHT);
  });

  it('keeps nobody from being known who was found before', () => {
    const directory = set({ 'bob@people.example': '2' });
    directory.foundPerson(ANN, person(ANN));
    directory.failedAt('people.example', NOW);
    expect([opensAt(directory, ANN), opensAt(directory, BOB)]).toEqual(['found', 'found']);
  });

  it('puts nobody’s second try forward', () => {
    const directory = set();
    directory.failedAt('people.example', NOW);
    directory.missedPerson(ANN, NOW + 60_000);
    expect(opensAt(directory, ANN)).toBe(NOW + 60_000 + FIVE_MINUTES);
    directory.failedAt('people.example', NOW + 120_000);
    expect(opensAt(directory, ANN)).toBe(NOW + 120_000 + FIVE_MINUTES);
  });

  it.each([
    ['somebody', (directory: ReturnType<typeof set>) => directory.foundPerson(BOB, person(BOB))],
    ['a post', (directory: ReturnType<typeof set>) => directory.foundPost(POST, '1')],
  ])('is asked again as soon as %s was found there', (_, find) => {
    const directory = set();
    directory.failedAt('people.example', NOW);
    // Who was looked up meanwhile waits for the server, not for a time of their own.
    directory.lookedUp(ANN);
    expect(opensAt(directory, ANN)).toBe(NOW + FIVE_MINUTES);
    find(directory);
    expect(opensAt(directory, ANN)).toBe(0);
    expect(directory.person(ANN)).toMatchObject({ lookedUp: true });
  });

  it.each([
    ['https://people.example/posts/1', 'people.example'],
    ['http://People.example:8080?id=1', 'people.example:8080'],
    ['at://did:plc:1', ''],
  ])('is where a post is: %s', (uri, host) => {
    expect(hostOf(uri)).toBe(host);
  });
});

describe('a clock that is set', () => {
  it('holds nobody longer than a second try waits', () => {
    expect(isHeldBack(NOW + 1, NOW)).toBe(true);
    expect(isHeldBack(NOW, NOW)).toBe(false);
    expect(isHeldBack(NOW + SECOND_TRY_AFTER, NOW)).toBe(true);
    // An hour back.
    expect(isHeldBack(NOW + SECOND_TRY_AFTER, NOW - 3_600_000)).toBe(false);
    expect(isHeldBack(0, NOW)).toBe(false);
  });
});
