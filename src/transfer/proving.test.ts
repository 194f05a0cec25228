import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import { makeReport } from '../domain/report.ts';
import type { Task, TaskKind } from '../domain/task.ts';
import { createLedger } from './ledger.ts';
import { createPassingLimits } from './limits.ts';
import type { Pace } from './pace.ts';
import { startProving } from './proving.ts';
import {
  createHandTicker,
  createOpenPace,
  type Holding,
  mastodonError,
  type Saying,
  scriptReader,
  scriptServer,
} from './server.scene.ts';
import {
  address,
  blockOf,
  done,
  filterOf,
  filterPostOf,
  followOf,
  hashtagOf,
  keepJournal,
  listOf,
  ME,
  markOf,
  memberOf,
  muteOf,
  NOW,
  PROFILE,
  postOn,
  tie,
} from './tasks.scene.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const POST = postOn('people.example');
const row = (id: string, whom = ANN) => ({ id, address: whom });
const FOLLOWED: Saying = {
  relationships: (ids) => ids.map((id) => tie(id, { following: true })),
};

type Given = {
  readonly ended: readonly (readonly [Task, Outcome])[];
  readonly saying?: Saying;
  readonly holding?: Holding;
  readonly byFile?: readonly TaskKind[];
  readonly open?: Partial<Pace>;
};

/** A run that has ended so, and the account as it is. */
function set({ ended, saying = FOLLOWED, holding = {}, byFile = [], open = {} }: Given) {
  const { server, asked } = scriptServer(saying);
  const { reader, asked: read } = scriptReader(holding);
  const kept: Parameters<typeof keepJournal>[0] = [];
  const ledger = createLedger(keepJournal(kept), () => NOW);
  ledger.absorb(
    ended.map(([{ id }, outcome]) => ({ ...{ type: 'outcome', task: id, at: NOW }, outcome })),
  );
  const tasks = ended.map(([task]) => task);
  const work = {
    ...{ plan: { tasks }, leftOut: new Set<never>(), rejects: [] },
    byFile: new Set(tasks.filter(({ kind }) => byFile.includes(kind)).map(({ id }) => id)),
  };
  const { ticker, listeners, tick } = createHandTicker();
  const pace = { ...createOpenPace(() => NOW).pace, ...open };
  const deps = { ledger, pace, limits: createPassingLimits(), ticker, now: () => NOW };
  const start = () =>
    startProving({ server, reader, newAccount: ME, sharedBudget: false }, deps, () =>
      makeReport(work, ledger.standings),
    );
  return { start, asked, read: () => read.map(([name]) => name), kept, ledger, listeners, tick };
}

const written = ({ kept }: ReturnType<typeof set>) =>
  kept.map((entry) => [entry.task, entry.type === 'outcome' && entry.outcome]);
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('reading the new account back', () => {
  it('asks one by one about follows, and reads no list for them', async () => {
    const scene = set({
      ended: [
        [followOf(ANN), done('1')],
        [followOf(BOB), { code: 'waiting', targetId: '2' }],
      ],
      saying: {
        relationships: (ids) => ids.map((id) => tie(id, { following: id === '2' })),
      },
    });
    expect(await scene.start().finished).toBeUndefined();
    expect(scene.asked).toEqual([['relationships', ['1', '2']]]);
    expect(scene.read()).toEqual([]);
    expect(written(scene)).toEqual([
      [followOf(ANN).id, { code: 'refused' }],
      [followOf(BOB).id, done('2')],
    ]);
  });

  it('reads the lists of those kinds of which something was done, each once', async () => {
    const scene = set({
      ended: [
        [blockOf(ANN), done('1')],
        [blockOf(BOB), done('2')],
        [memberOf('Friends', ANN), done('1')],
        [listOf('Friends'), done('5')],
        [filterPostOf('spoilers', POST), { code: 'not-found' }],
        [hashtagOf('followed-hashtag', 'maps'), done('')],
        [markOf('favourite', POST), { code: 'left-out' }],
        [PROFILE, { code: 'done' }],
      ],
    });
    await scene.start().finished;
    expect(scene.asked).toEqual([]);
    // A list and a filter that hold nothing leave nothing to ask about.
    expect(scene.read()).toEqual(['blocks', 'lists', 'followed-hashtags', 'filters']);
  });

  it('notes what is not there, and what is there after all', async () => {
    const scene = set({
      ended: [
        [blockOf(ANN), done('1')],
        [blockOf(BOB), { code: 'passing' }],
        [markOf('bookmark', POST), { code: 'done', targetId: '7' }],
        [listOf('Friends'), done('5')],
        [memberOf('Friends', ANN), done('1')],
        [memberOf('Friends', BOB), done('2')],
      ],
      holding: {
        blocks: () => [row('2', BOB)],
        bookmarks: () => [{ uri: POST }],
        lists: () => [{ id: '5', title: 'Friends', repliesPolicy: 'list', exclusive: false }],
        'list-members': () => [{ list: '5', address: ANN }],
      },
    });
    expect(await scene.start().finished).toBeUndefined();
    expect(written(scene)).toEqual([
      [blockOf(ANN).id, { code: 'missing' }],
      [blockOf(BOB).id, { code: 'already', targetId: '2' }],
      [memberOf('Friends', BOB).id, { code: 'missing' }],
    ]);
  });

  it('sees what the server’s own import has brought, follows too', async () => {
    const scene = set({
      ended: [
        [followOf(ANN), { code: 'by-file' }],
        [followOf(BOB), { code: 'by-file' }],
      ],
      holding: { following: () => [row('1')] },
    });
    await scene.start().finished;
    expect(scene.read()).toEqual(['following']);
    expect(written(scene)).toEqual([[followOf(ANN).id, done('1')]]);
  });

  it('misses nothing that had its end meanwhile, by the server’s clock', async () => {
    const over = muteOf(ANN, { expiresAt: NOW });
    const going = muteOf(BOB, { expiresAt: NOW + 1 });
    const scene = set({
      ended: [
        [over, done('1')],
        [going, done('2')],
      ],
    });
    await scene.start().finished;
    expect(written(scene)).toEqual([[going.id, { code: 'missing' }]]);
  });

  it('asks nothing where nothing was done', async () => {
    const scene = set({
      ended: [
        [followOf(ANN), { code: 'refused' }],
        [blockOf(ANN), { code: 'left-out' }],
        [PROFILE, { code: 'done' }],
      ],
    });
    expect(await scene.start().finished).toBeUndefined();
    expect([scene.asked, scene.read(), scene.kept]).toEqual([[], [], []]);
  });
});

describe('a proof that cannot be had', () => {
  it('is not had where the server fails: what is known stays', async () => {
    const fail = () => {
      throw mastodonError('unwell');
    };
    const scene = set({
      ended: [
        [followOf(ANN), done('1')],
        [blockOf(ANN), done('1')],
        [filterOf('spoilers'), done('6')],
      ],
      saying: { relationships: fail },
      holding: { blocks: fail },
    });
    expect(await scene.start().finished).toBeUndefined();
    // Patiently about follows, three times about a list, and the others are read all the same.
    expect(scene.asked).toHaveLength(8);
    expect(scene.read()).toEqual(['blocks', 'blocks', 'blocks', 'filters']);
    expect(written(scene)).toEqual([[filterOf('spoilers').id, { code: 'missing' }]]);
  });

  it('says when only the person can change it, asking about follows', async () => {
    const scene = set({
      ended: [
        [followOf(ANN), done('1')],
        [blockOf(ANN), done('1')],
      ],
      saying: {
        relationships: () => {
          throw mastodonError('signed-out');
        },
      },
    });
    expect(await scene.start().finished).toBe('signed-out');
    expect([scene.read(), scene.kept]).toEqual([[], []]);
  });

  it('says when only the person can change it, reading lists: what was read counts', async () => {
    const scene = set({
      ended: [
        [blockOf(ANN), done('1')],
        [filterOf('spoilers'), done('6')],
      ],
      holding: {
        filters: () => {
          throw mastodonError('disabled');
        },
      },
    });
    expect(await scene.start().finished).toBe('disabled');
    expect(written(scene)).toEqual([[blockOf(ANN).id, { code: 'missing' }]]);
  });

  it('hides no defect of ours', async () => {
    const scene = set({ ended: [[followOf(ANN), done('1')]], saying: {} });
    await expect(scene.start().finished).rejects.toThrow('Nobody was to ask');
  });
});

describe('a proof that is stopped', () => {
  const ended = [
    [followOf(ANN), done('1')],
    [blockOf(ANN), done('1')],
  ] as const;

  it('while it asks about follows reads no list', async () => {
    let stop = () => {};
    const scene = set({
      ended,
      saying: {
        relationships: (ids) => {
          stop();
          return ids.map((id) => tie(id, { requested: true }));
        },
      },
    });
    const proving = scene.start();
    stop = proving.stop;
    expect(await proving.finished).toBeUndefined();
    expect(scene.read()).toEqual([]);
    // What the answer under way said counts.
    expect(written(scene)).toEqual([[followOf(ANN).id, { code: 'waiting', targetId: '1' }]]);
  });

  it('while it reads lists says nothing of what was not read to its end', async () => {
    let stop = () => {};
    const scene = set({
      ended: [...ended, [filterOf('spoilers'), done('6')]],
      holding: {
        blocks: () => {
          stop();
          return { rows: [], unreadable: 0, next: '9' };
        },
      },
    });
    const proving = scene.start();
    stop = proving.stop;
    expect(await proving.finished).toBeUndefined();
    expect(scene.read()).toEqual(['blocks']);
    expect(scene.kept).toEqual([]);
  });

  it('says what holds it, whatever it does, and leaves no ticker behind', async () => {
    const closed = new Set<string>();
    const open: Partial<Pace> = {
      mayGo: (request) => !closed.has(request),
      opensAt: () => NOW + 60_000,
    };
    const wait = { until: NOW + 60_000, reason: 'window' };
    closed.add('read');
    const scene = set({ ended, open });
    const proving = scene.start();
    await settle();
    expect(proving.waiting()).toEqual(wait);
    closed.clear();
    scene.tick();
    closed.add('read');
    await settle();
    expect(scene.asked).toHaveLength(1);
    expect(proving.waiting()).toEqual(wait);
    expect(scene.read()).toEqual([]);
    proving.stop();
    await proving.finished;
    expect(scene.listeners.size).toBe(0);
  });
});
