import { describe, expect, it } from 'vitest';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { failing, LIMIT, ON, setAdvance } from './advance.scene.ts';
import type { SentStep } from './pick.ts';
import { mastodonError, type Saying } from './server.scene.ts';
import type { Act } from './step.ts';
import { address, blockOf, done, followOf, hashtagOf, listOf, muteOf, tie } from './tasks.scene.ts';

const [ANN, NEW] = [address('ann'), address('ann_new', 'other.example')];
const CHECK: SentStep = { type: 'check', container: undefined, target: undefined };
const act = (task: Act['task'], over: Partial<Act> = {}): SentStep => ({
  type: 'act',
  act: { task, target: '1', container: undefined, as: undefined, ...over },
});

describe('an act', () => {
  it('is counted at once, announced, and only then sent', async () => {
    const states: unknown[] = [];
    const task = muteOf(ANN);
    const scene = setAdvance({
      saying: {
        mute() {
          states.push(scene.ledger.standings.get(task.id)?.state, [...scene.log]);
          return tie('1');
        },
      },
    });
    const advanced = scene.go(task, act(task));
    expect(scene.log).toEqual(['count act']);
    expect(scene.asked).toEqual([]);
    expect(await advanced).toEqual({ type: 'ended', outcome: done('1') });
    expect(states).toEqual(['in-doubt', ['count act', 'leave act']]);
    expect(scene.log.at(-1)).toBe('answer act');
  });

  it.each([
    [followOf(ANN), 'follow'],
    [hashtagOf('followed-hashtag', 'maps'), 'follow'],
    [hashtagOf('featured-hashtag', 'maps'), 'act'],
  ] as const)('spends what its kind spends', async (task, request) => {
    const saying: Saying = {
      follow: () => tie('1', { following: true }),
      followHashtag: () => undefined,
      featureHashtag: () => undefined,
    };
    const scene = setAdvance({ saying });
    await scene.go(task, act(task));
    expect(scene.log).toEqual([`count ${request}`, `leave ${request}`, `answer ${request}`]);
  });

  it('that is refused ends as its kind does', async () => {
    const list = setAdvance({ saying: failing('createList', 'not-found') });
    expect(await list.go(listOf('Friends'), act(listOf('Friends')))).toEqual({
      ...{ type: 'ended', outcome: { code: 'not-offered' } },
    });
    const block = setAdvance({ saying: failing('block', 'not-found') });
    expect(await block.go(blockOf(ANN), act(blockOf(ANN)))).toEqual({
      ...{ type: 'ended', outcome: { code: 'suspended' } },
    });
  });

  it.each<[MastodonErrorCode, unknown]>([
    ['forbidden', { code: 'moved-away', to: NEW }],
    ['not-found', { code: 'moved-away', to: NEW }],
    // These are about the follow, not about where it goes.
    ['limit', { code: 'limit-reached' }],
    ['invalid', { code: 'invalid' }],
    ['unexpected', { code: 'unknown' }],
  ])('to where somebody moved that is refused ends there: %s', async (code, outcome) => {
    const scene = setAdvance({ saying: failing('follow', code) });
    const task = followOf(ANN);
    expect(await scene.go(task, act(task, { as: NEW }))).toEqual({ type: 'ended', outcome });
  });

  it('that came too early was not done', async () => {
    const scene = setAdvance({ saying: failing('createList', 'rate-limited', LIMIT) });
    const task = listOf('Friends');
    expect(await scene.go(task, act(task))).toEqual(ON);
    expect(scene.undone).toEqual([task.id]);
  });

  it('whose answer was lost may have been done', async () => {
    const scene = setAdvance({ saying: failing('createList', 'timeout') });
    const task = listOf('Friends');
    expect(await scene.go(task, act(task))).toEqual({ type: 'failed' });
    expect(scene.undone).toEqual([]);
    expect(scene.ledger.isInDoubt(task.id)).toBe(true);
  });

  it('that the key may not do keeps its kind; without follows nothing goes on', async () => {
    const list = setAdvance({ saying: failing('createList', 'scope') });
    expect(await list.go(listOf('Friends'), act(listOf('Friends')))).toEqual({
      ...{ type: 'ended', outcome: { code: 'refused' } },
    });
    const follow = setAdvance({ saying: failing('follow', 'scope') });
    expect(await follow.go(followOf(ANN), act(followOf(ANN)))).toEqual({
      ...{ type: 'stop', problem: 'scope' },
    });
  });

  it('for which the key is refused stops the run', async () => {
    const scene = setAdvance({ saying: failing('createList', 'signed-out') });
    expect(await scene.go(listOf('Friends'), act(listOf('Friends')))).toEqual({
      ...{ type: 'stop', problem: 'signed-out' },
    });
  });

  it('hides no defect of ours', async () => {
    await expect(setAdvance().go(blockOf(ANN), act(blockOf(ANN)))).rejects.toThrow(
      'Nobody was to ask',
    );
  });
});

describe('a check', () => {
  const task = listOf('Friends');
  const row = { id: '5', title: 'Friends', repliesPolicy: 'list', exclusive: false } as const;

  it('that finds it done ends it, and announces nothing', async () => {
    const scene = setAdvance({ holding: { lists: () => [row] }, doubtful: [task.id] });
    expect(await scene.go(task, CHECK)).toEqual({ type: 'ended', outcome: done('5') });
    expect(scene.log).toEqual(['count check', 'leave check', 'answer check']);
    expect(scene.undone).toEqual([]);
  });

  it('that finds one of the account’s own takes that', async () => {
    const scene = setAdvance({ holding: { lists: () => [row] } });
    const outcome = { code: 'already', targetId: '5' };
    expect(await scene.go(task, CHECK)).toEqual({ type: 'ended', outcome });
    expect(scene.ledger.standings.size).toBe(0);
  });

  it('that does not find it lets it be done', async () => {
    const scene = setAdvance();
    expect(await scene.go(task, CHECK)).toEqual(ON);
    expect(scene.undone).toEqual([task.id]);
  });

  it('tells by the way what else is not there: it need not be looked for', async () => {
    const scene = setAdvance({ holding: { lists: () => [row] } });
    await scene.go(listOf('Others'), CHECK);
    const [isAbsent] = scene.absent;
    expect([task, listOf('Third')].map((other) => isAbsent?.(other))).toEqual([false, true]);
  });

  it.each<[MastodonErrorCode, typeof LIMIT | undefined, unknown]>([
    ['unwell', undefined, { type: 'failed' }],
    ['rate-limited', LIMIT, ON],
    ['signed-out', undefined, { type: 'stop', problem: 'signed-out' }],
    ['forbidden', undefined, { type: 'ended', outcome: { code: 'unknown' } }],
  ])('that could not be made leaves the doubt: %s', async (code, limit, advanced) => {
    const lists = () => {
      throw mastodonError(code, limit === undefined ? {} : { limit });
    };
    const scene = setAdvance({ holding: { lists } });
    expect(await scene.go(task, CHECK)).toEqual(advanced);
    expect(scene.undone).toEqual([]);
  });
});
