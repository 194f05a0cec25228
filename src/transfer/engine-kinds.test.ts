import { describe, expect, it } from 'vitest';
import { makePlan } from '../domain/plan.ts';
import { NO_WORK } from '../domain/report.ts';
import type { Task } from '../domain/task.ts';
import { setScene } from './simulated/scene.ts';
import { filterOf, followOf, listOf, memberOf } from './tasks.scene.ts';

type Scene = ReturnType<typeof setScene>;
type Tab = ReturnType<Scene['open']>;

const name = (tab: Tab) => tab.engine.getSnapshot().state.name;
const isDone = (tab: Tab) => () => name(tab) === 'done';
const counts = (tab: Tab) => tab.engine.getSnapshot().report.counts;
const workOf = (tasks: readonly Task[]) => ({ ...NO_WORK, plan: makePlan(tasks) });
const listsOf = ({ server }: Scene) => server.account.lists.map(({ title }) => title);

/** Three people who are followed, and on a list. */
function setFriends() {
  const scene = setScene(['known', 'known', 'known']);
  const whom = scene.people.map(({ address }) => address);
  const follows = whom.map((one) => followOf(one));
  const members = whom.map((one) => memberOf('Friends', one));
  return { scene, follows, members, tasks: [...follows, listOf('Friends'), ...members] };
}

describe('a run of several kinds', () => {
  it('carries them in their order, and reads all of them back', async () => {
    const { scene, tasks } = setFriends();
    const tab = scene.open(workOf(tasks));
    tab.start(scene.server.token(), []);
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ done: 7 });
    expect(scene.server.account.lists[0]?.members.size).toBe(3);
    expect([...scene.server.acts.values()].every((times) => times === 1)).toBe(true);
    expect([...scene.server.acts.keys()].filter((act) => act.startsWith('list'))).toHaveLength(2);
  });

  it('fills a list with one call also where its members have to be found for it alone', async () => {
    const scene = setScene(Array.from({ length: 12 }, () => 'known' as const));
    for (const { id } of scene.people) scene.server.account.follows.set(id, 'following');
    const members = scene.people.map((one) => memberOf('Friends', one.address));
    const tab = scene.open(workOf([listOf('Friends'), ...members]));
    tab.start(scene.server.token(), []);
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ done: 13 });
    const calls = [...scene.server.acts.keys()].filter((act) => act.startsWith('list-member'));
    expect(calls).toHaveLength(1);
  });

  it('looks for lists and filters before it makes them, where nobody has compared', async () => {
    const { scene, tasks } = setFriends();
    scene.server.account.lists.push({
      ...{ id: '7', title: 'Friends', repliesPolicy: 'none', exclusive: true, members: new Set() },
    });
    const tab = scene.open(workOf([...tasks, filterOf('spoilers')]));
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(listsOf(scene)).toEqual(['Friends']);
    // It stays as it is, and whoever was missing on it is there.
    expect(scene.server.account.lists[0]).toMatchObject({ repliesPolicy: 'none' });
    expect(scene.server.account.lists[0]?.members.size).toBe(3);
    expect(scene.server.account.filters).toHaveLength(1);
    expect(counts(tab)).toEqual({ done: 7, already: 1 });
  });

  it('notes what is missing when it reads back, and brings it with another press', async () => {
    const { scene, tasks, members } = setFriends();
    const tab = scene.open(workOf(tasks));
    tab.start(scene.server.token(), []);
    await scene.until(() => name(tab) === 'checking');
    // The person has taken somebody off in another tab.
    const [first] = scene.people;
    scene.server.account.lists[0]?.members.delete(first?.id ?? '');
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ done: 6, missing: 1 });
    const missing = tab.engine
      .getSnapshot()
      .report.rows.filter(({ outcome }) => outcome?.code === 'missing');
    expect(missing.map(({ task }) => task.id)).toEqual([members[0]?.id]);
    void tab.engine.reopenFailed();
    await scene.until(() => name(tab) === 'paused');
    tab.start(scene.server.token(), []);
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ done: 7 });
    expect(scene.server.account.lists[0]?.members.size).toBe(3);
    expect(listsOf(scene)).toEqual(['Friends']);
  });
});

describe('work that is not the engine’s', () => {
  it('goes by file: it carries none of it, and sees what has come', async () => {
    const { scene, follows } = setFriends();
    const byFile = new Set(follows.map(({ id }) => id));
    const work = { ...workOf([...follows, listOf('Friends')]), byFile };
    const tab = scene.open(work);
    tab.start(scene.server.token(), []);
    await scene.until(() => name(tab) === 'checking');
    // The server's own import is at work.
    scene.server.account.follows.set('id_p1', 'following');
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ done: 2, 'by-file': 2 });
    expect([...scene.server.acts.keys()]).toEqual(['list Friends']);
  });

  it('was there before, whoever was to bring it', async () => {
    const { scene, follows } = setFriends();
    const [one, two] = follows.map(({ id }) => id);
    if (one === undefined || two === undefined) throw new Error('There are three.');
    const tab = scene.open({ ...workOf(follows), byFile: new Set([one]) });
    scene.server.account.follows.set('id_p0', 'following').set('id_p1', 'following');
    tab.start(scene.server.token(), [
      [one, { code: 'already', targetId: 'id_p0' }],
      [two, { code: 'already', targetId: 'id_p1' }],
    ]);
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ already: 2, done: 1 });
    expect([...scene.server.acts.keys()]).toEqual(['follow id_p2']);
  });

  it('is left, and what is said of it changes nothing', async () => {
    const { scene, follows } = setFriends();
    const leftOut = new Set(follows.slice(0, 2).map(({ id }) => id));
    const tab = scene.open({ ...workOf(follows), leftOut });
    const known = follows.map(({ id }) => [id, { code: 'already', targetId: '9' }] as const);
    tab.start(scene.server.token(), known);
    await scene.until(isDone(tab));
    expect(counts(tab)).toEqual({ 'left-out': 2, already: 1 });
    expect(scene.server.acts.size).toBe(0);
  });
});

describe('follows that wait for tomorrow', () => {
  it('are told of while all the rest goes on', async () => {
    const scene = setScene(
      Array.from({ length: 12 }, () => 'known' as const),
      {
        followsPerDay: 5,
      },
    );
    const filters = Array.from({ length: 60 }, (_, n) => filterOf(`word ${n}`));
    const tab = scene.open(
      workOf([...scene.people.map((one) => followOf(one.address)), ...filters]),
    );
    tab.start(scene.server.token(), []);
    const seen = () => tab.engine.getSnapshot().followsFrom;
    expect(seen()).toBeUndefined();
    await scene.until(() => seen() !== undefined);
    expect(name(tab)).toBe('running');
    expect(seen()).toBe(20_523 * 86_400_000 + 1_000);
    await scene.until(() => name(tab) === 'waiting');
    expect(scene.server.account.filters).toHaveLength(60);
    expect(seen()).toBe(20_523 * 86_400_000 + 1_000);
    scene.tickEvery(60_000);
    await scene.until(isDone(tab), 72 * 3_600_000);
    expect(seen()).toBeUndefined();
  });
});
