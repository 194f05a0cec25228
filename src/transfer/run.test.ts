import { describe, expect, it } from 'vitest';
import { planFollows, taskId } from '../domain/plan.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { createLedger } from './ledger.ts';
import { createPassingLimits } from './limits.ts';
import { createPace } from './pace.ts';
import type { NewServer } from './ports.ts';
import { startRun } from './run.ts';
import { makePerson, rowsOf, type SimulatedPerson } from './simulated/people.ts';
import { createSimulatedServer } from './simulated/server.ts';

const START = (20_522 * 24 + 10) * 3_600_000;

/** A run against a server that answers at once, and a journal in memory. */
function setUp(people: readonly SimulatedPerson[], over: Partial<NewServer> = {}) {
  let time = START;
  const now = () => time;
  const tickers = new Set<() => void>();
  const everybody = [...people, ...people.flatMap(({ movedTo }) => movedTo ?? [])];
  const limits = { perToken: 3_000, unsigned: 3_000, followsPerDay: 400 };
  const simulated = createSimulatedServer({ now, people: everybody, limits });
  const token = simulated.token();
  const handle = ({ user, server: host }: { user: string; server: string }) => `${user}@${host}`;
  const asked: string[] = [];
  const note = async <T>(what: string, answer: () => T): Promise<T> => {
    asked.push(what);
    return answer();
  };
  const server: NewServer = {
    lookUp: (address) => note('look-up', () => simulated.lookUp(handle(address))),
    search: (address) => note('search', () => simulated.search(token, handle(address))),
    follow: (id) => note(`follow ${id}`, () => simulated.follow(token, id)),
    relationships: (ids) => note('relationships', () => simulated.relationships(token, ids)),
    ...over,
  };
  const ledger = createLedger(
    { read: async () => [], append: async () => {}, watch: () => () => {} },
    now,
  );
  const ticker = {
    onTick(listener: () => void) {
      tickers.add(listener);
      return () => tickers.delete(listener);
    },
  };
  const pace = createPace({ now, sharedBudget: false, memory: createPassingLimits() });
  const deps = { server, ledger, pace, ticker, now, newAccount: 'me', onEnded: () => {} };
  const run = startRun(deps, planFollows(rowsOf(people)).tasks);
  let end: unknown;
  void run.finished.then(
    (value) => {
      end = value;
    },
    (error: unknown) => {
      end = error;
    },
  );
  return {
    run,
    asked,
    ledger,
    tickers,
    async finish() {
      for (let ticks = 0; end === undefined && ticks < 10_000; ticks += 1) {
        time += 200;
        for (const listener of [...tickers]) listener();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return end;
    },
  };
}

const known = (count: number) =>
  Array.from({ length: count }, (_, n) => makePerson(`p${n}`, 'known'));

describe('a run', () => {
  it('needs two requests for somebody the server has met, and one of them no key', async () => {
    const { finish, asked, tickers } = setUp(known(30));
    expect(await finish()).toEqual({ type: 'done' });
    expect(asked.filter((what) => what.startsWith('follow')).length).toBe(30);
    expect(asked.length).toBe(60);
    // Some are searched while the first look-up is still asking what it may spend.
    expect(asked.filter((what) => what === 'look-up').length).toBeGreaterThan(26);
    expect(tickers.size).toBe(0);
  });

  it('announces a follow before it is sent, and nothing else', async () => {
    const announced: unknown[] = [];
    const people = known(3);
    const scene = setUp(people, {
      async follow(id) {
        const [person] = people.filter((one) => one.id === id);
        const task = person && taskId(person.address);
        announced.push(task && scene.ledger.standings.get(task)?.state);
        return {
          value: { id, following: true, requested: false, blockedBy: false },
          limit: undefined,
        };
      },
    });
    await scene.finish();
    expect(announced).toEqual(['in-doubt', 'in-doubt', 'in-doubt']);
  });

  it('ends at once when there is nothing to do', async () => {
    const { finish, asked } = setUp([]);
    expect(await finish()).toEqual({ type: 'done' });
    expect(asked).toEqual([]);
  });

  it('follows one person once, when two rows lead there', async () => {
    const target = makePerson('new', 'known');
    const { finish, asked, ledger } = setUp([target, makePerson('old', 'moved', target)]);
    await finish();
    expect(asked.filter((what) => what === 'follow id_new').length).toBe(1);
    const outcomes = [...ledger.standings.values()].map((standing) =>
      standing.state === 'ended' ? standing.outcome.code : standing.state,
    );
    expect(outcomes.sort()).toEqual(['already', 'done']);
  });

  it('looks no more people up where fewer than half are found', async () => {
    const strangers = Array.from({ length: 60 }, (_, n) => makePerson(`p${n}`, 'unknown'));
    const { finish, asked } = setUp(strangers);
    await finish();
    const lookUps = asked.filter((what) => what === 'look-up').length;
    expect(lookUps).toBeGreaterThanOrEqual(20);
    expect(lookUps).toBeLessThanOrEqual(23);
  });

  it('looks no more people up where the server lets nobody look without a key', async () => {
    let lookUps = 0;
    const { finish } = setUp(known(60), {
      async lookUp() {
        lookUps += 1;
        throw new MastodonError('signed-out', { server: 'new.example' as never, status: 401 });
      },
    });
    expect(await finish()).toEqual({ type: 'done' });
    expect(lookUps).toBeLessThanOrEqual(23);
  });

  it('does not look further ahead than following can come after', async () => {
    const { run, asked, finish } = setUp(known(500));
    let most = 0;
    const end = finish();
    for (let n = 0; n < 3_000; n += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const found = asked.filter((what) => what === 'look-up').length;
      most = Math.max(most, found - asked.filter((what) => what.startsWith('follow')).length);
    }
    run.pause();
    await end;
    expect(most).toBeLessThanOrEqual(23);
  });

  it('falls loudly over a defect of ours', async () => {
    const { finish, tickers } = setUp(known(3), {
      async search() {
        throw new TypeError('ours');
      },
      async lookUp() {
        throw new TypeError('ours');
      },
    });
    expect(await finish()).toBeInstanceOf(TypeError);
    expect(tickers.size).toBe(0);
  });
});
