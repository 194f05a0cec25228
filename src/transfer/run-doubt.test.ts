import { describe, expect, it } from 'vitest';
import { setRun } from './run.scene.ts';
import { mastodonError } from './server.scene.ts';
import type { SimulatedList } from './simulated/account.ts';
import { makePerson } from './simulated/people.ts';
import { blockOf, filterOf, followOf, listOf, memberOf, muteOf } from './tasks.scene.ts';

const friends = Array.from({ length: 60 }, (_, n) => makePerson(`p${n}`, 'known'));
const [_ann = makePerson('p0', 'known')] = friends;
const foe = makePerson('foe', 'unknown');

const filled = [...friends.map(({ address }) => followOf(address)), listOf('Friends')];
const full = [...filled, ...friends.map(({ address }) => memberOf('Friends', address))];

describe('what can be made once only', () => {
  const tasks = [listOf('Friends'), filterOf('spoilers')];

  it.each(['before', 'after'] as const)(
    'is made once, when its answer is lost %s it was done',
    async (when) => {
      const lost = new Set<string>();
      const scene = setRun(tasks, {
        instead: {
          [when](call: string) {
            if (!['createList', 'createFilter'].includes(call) || lost.has(call)) return;
            lost.add(call);
            throw mastodonError('timeout');
          },
        },
      });
      await scene.finish();
      expect(lost.size).toBe(2);
      expect([scene.account.lists.length, scene.account.filters.length]).toEqual([1, 1]);
      expect(scene.askedFor('lists')).toHaveLength(1);
      expect(scene.askedFor('filters')).toHaveLength(1);
      expect([...scene.outcomes().values()]).toEqual(['done', 'done']);
    },
  );

  it('is looked for again each time that an answer is lost', async () => {
    let made = 0;
    const scene = setRun([listOf('Friends')], {
      instead: {
        before(call) {
          if (call === 'createList') made += 1;
          if (call === 'createList' && made === 1) throw mastodonError('unreachable');
        },
        after(call) {
          if (call === 'createList' && made === 2) throw mastodonError('timeout');
        },
      },
    });
    await scene.finish();
    expect(scene.account.lists).toHaveLength(1);
    expect(scene.askedFor('createList')).toHaveLength(2);
    expect(scene.askedFor('lists')).toHaveLength(2);
  });

  it('is looked for, with one read for all, where nobody has compared', async () => {
    const titles = ['Friends', 'Family', 'Goats'];
    const lists: SimulatedList[] = [
      { id: '7', title: 'Family', repliesPolicy: 'list', exclusive: false, members: new Set() },
    ];
    const scene = setRun(titles.map(listOf), { compared: [], account: { lists } });
    await scene.finish();
    expect(lists.map(({ title }) => title)).toEqual(['Family', 'Friends', 'Goats']);
    expect(scene.outcomes().get(listOf('Family').id)).toBe('already');
    // Once for those that are not there, and once for the one that is.
    expect(scene.askedFor('lists').length).toBeLessThanOrEqual(2);
  });

  it('keeps what is in it, when it cannot be made', async () => {
    const scene = setRun(full, {
      people: friends,
      instead: {
        before(call) {
          if (call === 'createList') throw mastodonError('scope');
        },
      },
    });
    expect(await scene.finish()).toEqual({ type: 'done' });
    const members = [...scene.outcomes()].filter(([id]) => id.startsWith('list'));
    expect(members).toHaveLength(61);
    expect(members.every(([, code]) => code === 'refused')).toBe(true);
    expect(scene.account.follows.size).toBe(60);
    expect(scene.askedFor('addToList')).toEqual([]);
  });
});

describe('a task that fails while the server is well', () => {
  it('is tried a few times, and everything else goes on', async () => {
    const scene = setRun([blockOf(foe.address), ...friends.map((one) => muteOf(one.address))], {
      people: [...friends, foe],
      instead: {
        before(call) {
          if (call === 'block') throw mastodonError('garbled');
        },
      },
    });
    expect(await scene.finish()).toEqual({ type: 'done' });
    // Five times, and now and then once more: three in a row are taken for the server's failing.
    expect(scene.askedFor('block').length).toBeGreaterThanOrEqual(5);
    expect(scene.askedFor('block').length).toBeLessThanOrEqual(7);
    expect(scene.outcomes().get(blockOf(foe.address).id)).toBe('passing');
    expect(scene.account.mutes.size).toBe(60);
  });

  it('is nobody’s when the server is not: it is asked whether it is well, and no task is', async () => {
    let isWell = false;
    const scene = setRun(
      friends.map((one) => muteOf(one.address)),
      {
        people: friends,
        instead: {
          before() {
            if (!isWell) throw mastodonError('unwell');
          },
        },
      },
    );
    await scene.pass(3_600_000);
    expect(scene.asked.length).toBeLessThan(25);
    expect(scene.asked.slice(-5)).toEqual(Array(5).fill('relationships me'));
    expect(scene.run.waiting()?.reason).toBe('unwell');
    isWell = true;
    expect(await scene.finish()).toEqual({ type: 'done' });
    expect([...scene.outcomes().values()]).toEqual(Array(60).fill('done'));
  });
});
