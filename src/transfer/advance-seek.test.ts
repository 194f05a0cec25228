import { describe, expect, it } from 'vitest';
import type { Person } from '../mastodon/people.ts';
import { failing, LIMIT, ON, setAdvance } from './advance.scene.ts';
import type { SentStep } from './pick.ts';
import { address, FIVE_MINUTES, followOf, markOf, NOW, person, postOn } from './tasks.scene.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const POST = postOn('people.example');
const seek = (request: 'look-up' | 'search'): SentStep => ({
  ...{ type: 'seek', request, address: ANN },
});
const FIND: SentStep = { type: 'find-post', uri: POST };

describe('a look-up', () => {
  const task = followOf(ANN);
  const lookUp = (give: () => Person | undefined) => {
    const scene = setAdvance({ saying: { lookUp: give } });
    return { scene, advanced: scene.go(task, seek('look-up')) };
  };

  it('that finds somebody is a hit, and tells who is suspended', async () => {
    const { scene, advanced } = lookUp(() => person(ANN, { suspended: true }));
    expect(await advanced).toEqual(ON);
    expect(scene.asked).toEqual([['lookUp', ANN]]);
    expect(scene.hits).toEqual([true]);
    expect(scene.directory.person(ANN)).toMatchObject({ value: { suspended: true } });
    expect(scene.log).toEqual(['count look-up', 'leave look-up', 'answer look-up']);
  });

  it('that finds nobody is a miss; the search decides', async () => {
    const { scene, advanced } = lookUp(() => undefined);
    expect(await advanced).toEqual(ON);
    expect(scene.hits).toEqual([false]);
    expect(scene.directory.person(ANN)).toMatchObject({ lookedUp: true, misses: 0, notBefore: 0 });
  });

  it.each(['signed-out', 'scope', 'disabled', 'forbidden', 'unexpected'] as const)(
    'refused to whoever has no key is a miss, and stops nothing: %s',
    async (code) => {
      const scene = setAdvance({ saying: failing('lookUp', code) });
      expect(await scene.go(task, seek('look-up'))).toEqual(ON);
      expect(scene.hits).toEqual([false]);
      expect(scene.directory.person(ANN)).toMatchObject({ lookedUp: true });
    },
  );

  it('that failed or came too early tells nothing', async () => {
    const failed = setAdvance({ saying: failing('lookUp', 'timeout') });
    expect(await failed.go(task, seek('look-up'))).toEqual({ type: 'failed' });
    const early = setAdvance({ saying: failing('lookUp', 'rate-limited', LIMIT) });
    expect(await early.go(task, seek('look-up'))).toEqual(ON);
    for (const { hits, directory } of [failed, early]) {
      expect(hits).toEqual([]);
      expect(directory.person(ANN)).toMatchObject({ lookedUp: false, notBefore: 0 });
    }
  });
});

describe.each([
  { what: 'somebody', call: 'search', task: followOf(ANN), step: seek('search') },
  { what: 'a post', call: 'findPost', task: markOf('bookmark', POST), step: FIND },
] as const)('a search for $what', ({ call, task, step }) => {
  const known = ({ directory }: ReturnType<typeof setAdvance>) =>
    call === 'search' ? directory.person(ANN) : directory.post(POST);
  const others = ({ directory }: ReturnType<typeof setAdvance>) => [
    directory.person(BOB),
    directory.post(postOn('people.example', '2')),
  ];
  const HELD = { misses: 0, notBefore: NOW + FIVE_MINUTES };

  it('spends a search, and announces nothing', async () => {
    const scene = setAdvance({ saying: { search: () => person(ANN), findPost: () => '7' } });
    expect(await scene.go(task, step)).toEqual(ON);
    expect(scene.log).toEqual(['count search', 'leave search', 'answer search']);
    expect(known(scene)).toMatchObject({ state: 'found' });
    expect(scene.ledger.standings.size).toBe(0);
  });

  it('that finds nothing is made once more, after five minutes; others go on', async () => {
    const scene = setAdvance({ saying: { search: () => undefined, findPost: () => undefined } });
    expect(await scene.go(task, step)).toEqual(ON);
    expect(known(scene)).toMatchObject({ misses: 1, notBefore: NOW + FIVE_MINUTES });
    for (const other of others(scene)) expect(other).toMatchObject({ misses: 0, notBefore: 0 });
  });

  it('that a third server did not answer leaves that server alone', async () => {
    const scene = setAdvance({ saying: failing(call, 'remote-silent') });
    expect(await scene.go(task, step)).toEqual(ON);
    expect(known(scene)).toMatchObject({ misses: 1, notBefore: NOW + FIVE_MINUTES });
    for (const other of others(scene)) expect(other).toMatchObject(HELD);
    expect(scene.log.at(-1)).toBe('answer search');
  });

  it('that took too long has failed, and perhaps for the third server: it is left alone', async () => {
    const scene = setAdvance({ saying: failing(call, 'timeout') });
    expect(await scene.go(task, step)).toEqual({ type: 'failed' });
    for (const other of [known(scene), ...others(scene)]) expect(other).toMatchObject(HELD);
  });

  it.each(['unwell', 'unreachable', 'rate-limited'] as const)(
    'that failed otherwise blames nobody: %s',
    async (code) => {
      const scene = setAdvance({ saying: failing(call, code) });
      expect(await scene.go(task, step)).toEqual({ type: 'failed' });
      expect(known(scene)).toMatchObject({ misses: 0, notBefore: 0 });
    },
  );

  it('that came too early waits where it is', async () => {
    const scene = setAdvance({ saying: failing(call, 'rate-limited', LIMIT) });
    expect(await scene.go(task, step)).toEqual(ON);
    expect(known(scene)).toMatchObject({ misses: 0, notBefore: 0 });
  });

  it.each(['signed-out', 'scope', 'disabled', 'unconfirmed', 'pending-approval'] as const)(
    'refused because of the key stops the run: %s',
    async (problem) => {
      const scene = setAdvance({ saying: failing(call, problem) });
      expect(await scene.go(task, step)).toEqual({ type: 'stop', problem });
    },
  );

  it('refused for a reason we do not know ends as unknown', async () => {
    const scene = setAdvance({ saying: failing(call, 'forbidden') });
    expect(await scene.go(task, step)).toEqual({ type: 'ended', outcome: { code: 'unknown' } });
  });
});
