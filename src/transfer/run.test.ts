import { describe, expect, it } from 'vitest';
import { setRun } from './run.scene.ts';
import { mastodonError } from './server.scene.ts';
import { followsOf, makePerson, type SimulatedPerson } from './simulated/people.ts';
import { followOf } from './tasks.scene.ts';

const known = (count: number) =>
  Array.from({ length: count }, (_, n) => makePerson(`p${n}`, 'known'));

function setFollows(people: readonly SimulatedPerson[], given: Parameters<typeof setRun>[1] = {}) {
  return setRun(followsOf(people), { people, ...given });
}

describe('a run', () => {
  it('needs two requests for somebody the server has met, and one of them no key', async () => {
    const { finish, asked, askedFor, listeners } = setFollows(known(30));
    expect(await finish()).toEqual({ type: 'done' });
    expect(askedFor('follow').length).toBe(30);
    expect(asked.length).toBe(60);
    // Some are searched while the first look-up is still asking what it may spend.
    expect(askedFor('lookUp').length).toBeGreaterThan(26);
    expect(listeners.size).toBe(0);
  });

  it('announces a follow before it is sent, and nothing else', async () => {
    const people = known(3);
    const states: unknown[] = [];
    const scene = setFollows(people, {
      instead: {
        before(call, [id]) {
          const person = people.find((one) => one.id === id);
          const task = person && followOf(person.address).id;
          if (call === 'follow') states.push(task && scene.ledger.standings.get(task)?.state);
        },
      },
    });
    await scene.finish();
    expect(states).toEqual(['in-doubt', 'in-doubt', 'in-doubt']);
    const intents = scene.journal.filter(({ type }) => type === 'intent');
    expect(intents.map(({ task }) => task).sort()).toEqual(
      people.map(({ address }) => followOf(address).id),
    );
  });

  it('ends at once when there is nothing to do', async () => {
    const { finish, asked } = setRun([]);
    expect(await finish()).toEqual({ type: 'done' });
    expect(asked).toEqual([]);
  });

  it('tells how many tasks have ended, each once', async () => {
    const { finish, ended } = setFollows(known(10));
    await finish();
    expect(ended.reduce((sum, many) => sum + many, 0)).toBe(10);
  });

  it('follows one person once, when two rows lead there', async () => {
    const target = makePerson('new', 'known');
    const people = [target, makePerson('old', 'moved', target)];
    const { finish, askedFor, outcomes } = setFollows(people);
    await finish();
    expect(askedFor('follow id_new')).toHaveLength(1);
    expect([...outcomes().values()].sort()).toEqual(['already', 'done']);
  });

  it('leaves a follow as it is that is there already, where somebody has moved to', async () => {
    const people = [makePerson('old', 'moved', makePerson('new', 'known'))];
    const scene = setFollows(people, { account: { follows: new Map([['id_new', 'following']]) } });
    await scene.finish();
    expect(scene.askedFor('relationships id_new')).toHaveLength(1);
    expect(scene.askedFor('follow')).toEqual([]);
    expect([...scene.outcomes().values()]).toEqual(['already']);
  });
});

describe('looking people up', () => {
  it('ends where fewer than half are found', async () => {
    const strangers = Array.from({ length: 60 }, (_, n) => makePerson(`p${n}`, 'unknown'));
    const { finish, askedFor } = setFollows(strangers);
    await finish();
    expect(askedFor('lookUp').length).toBeGreaterThanOrEqual(20);
    expect(askedFor('lookUp').length).toBeLessThanOrEqual(23);
  });

  it('ends where the server lets nobody look without a key', async () => {
    const { finish, askedFor } = setFollows(known(60), {
      instead: {
        before(call) {
          if (call === 'lookUp') throw mastodonError('signed-out', { status: 401 });
        },
      },
    });
    expect(await finish()).toEqual({ type: 'done' });
    expect(askedFor('lookUp').length).toBeLessThanOrEqual(23);
    expect(askedFor('follow').length).toBe(60);
  });

  it('goes no further ahead than following can come after', async () => {
    const { run, askedFor, pass } = setFollows(known(500));
    let most = 0;
    for (let n = 0; n < 1_000; n += 1) {
      await pass(200);
      const found = askedFor('lookUp').length + askedFor('search').length;
      most = Math.max(most, found - askedFor('follow').length);
    }
    run.pause();
    expect(most).toBeGreaterThan(15);
    expect(most).toBeLessThanOrEqual(23);
  });
});

describe('a run that is over', () => {
  it('by a pause lets the answers under way come in, and sends nothing more', async () => {
    const { run, finish, pass, asked, account, outcomes, listeners } = setFollows(known(30));
    await pass(4_000);
    run.pause();
    expect(await finish()).toEqual({ type: 'paused' });
    const sent = asked.length;
    await pass(60_000);
    expect(asked.length).toBe(sent);
    expect(account.follows.size).toBe([...outcomes().values()].filter((c) => c === 'done').length);
    expect([account.follows.size > 0, account.follows.size < 30]).toEqual([true, true]);
    expect(listeners.size).toBe(0);
  });

  it('because the key is refused says so, and blames nobody', async () => {
    const scene = setFollows(known(10), {
      instead: {
        before(call) {
          if (call === 'follow' && scene.account.follows.size === 4) {
            throw mastodonError('signed-out');
          }
        },
      },
    });
    expect(await scene.finish()).toEqual({ type: 'stopped', problem: 'signed-out' });
    const codes = [...scene.outcomes().values()];
    expect(codes.filter((code) => code === 'done')).toHaveLength(4);
    expect(codes.every((code) => code === 'done' || code === 'in-doubt')).toBe(true);
  });

  it('falls loudly over a defect of ours', async () => {
    const { finish, listeners } = setFollows(known(3), {
      instead: {
        before() {
          throw new TypeError('ours');
        },
      },
    });
    expect(await finish()).toBeInstanceOf(TypeError);
    expect(listeners.size).toBe(0);
  });
});

describe('a run whose work changes', () => {
  it('does what is wanted now, and nothing that is not', async () => {
    const people = known(20);
    const tasks = followsOf(people);
    const { run, finish, pass, account } = setRun(tasks.slice(0, 10), { people });
    await pass(2_000);
    run.setTasks(tasks.slice(8));
    expect(await finish()).toEqual({ type: 'done' });
    for (const { id } of people.slice(8)) expect(account.follows.has(id)).toBe(true);
    expect(account.follows.size).toBeLessThan(20);
  });

  it('goes on at once with what comes in while everything waits', async () => {
    const people = [makePerson('gone', 'dead'), ...known(1)];
    const tasks = followsOf(people);
    const { run, pass, account } = setRun(tasks.slice(0, 1), { people });
    await pass(60_000);
    expect(run.waiting()?.reason).toBe('second-try');
    run.setTasks(tasks);
    await pass(2_000);
    expect([...account.follows.keys()]).toEqual(['id_p0']);
  });
});

describe('what is told of a run that waits', () => {
  it('is nothing while it goes on, and the second try of who was not found', async () => {
    const { run, pass, finish, now, askedFor, outcomes } = setFollows([makePerson('p', 'dead')]);
    expect(run.waiting()).toBeUndefined();
    await pass(60_000);
    const wait = run.waiting();
    expect(wait?.reason).toBe('second-try');
    expect(wait?.until).toBeGreaterThan(now());
    await finish();
    expect(askedFor('search')).toHaveLength(2);
    expect([...outcomes().values()]).toEqual(['not-found']);
    expect(run.waiting()).toBeUndefined();
  });

  it('is the day, and until when follows wait while all the rest goes on', async () => {
    const people = known(12);
    const { run, pass, now, refused } = setFollows(people, { limits: { followsPerDay: 5 } });
    expect(run.followsFrom()).toBeUndefined();
    await pass(120_000);
    const midnight = Math.ceil(now() / 86_400_000) * 86_400_000 + 1_000;
    expect(run.followsFrom()).toBe(midnight);
    expect(run.waiting()).toEqual({ until: midnight, reason: 'day' });
    expect(refused()).toBe(0);
  });
});
