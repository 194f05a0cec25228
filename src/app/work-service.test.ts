import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { Finding } from '../domain/finding.ts';
import type { Relation } from '../domain/relation.ts';
import { personTaskId, type TaskId } from '../domain/task.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { forgetEverything } from '../storage/forget.ts';
import { openJourney } from '../storage/journey.ts';
import { createPassingShelf } from '../storage/local.ts';
import { createListeners } from '../transfer/observable.ts';
import { createWorkService } from './work-service.ts';

const databases: Promise<Database>[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) (await database).close();
  await forgetEverything(createPassingShelf());
});

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const follow = (user: string): Relation => ({
  ...{ kind: 'follow', address: address(`${user}@x.example`), options: {} },
});
const FAVOURITE: Relation = { kind: 'favourite', uri: 'https://x.example/1' };
const FILE: Finding = {
  ...{ kind: 'follows', name: 'one.csv', certain: true, rejects: [] },
  rows: [{ line: 2, address: address('cy@x.example'), options: {} }],
};
const idOf = (user: string) => personTaskId('follow', address(`${user}@x.example`));

/** A source that says what it is told to say. */
function setUpSources() {
  const listeners = createListeners();
  let [relations, findings]: [readonly Relation[], readonly Finding[]] = [[], []];
  let state: 'loading' | 'reading' | 'done' = 'done';
  return {
    snapshot: {
      subscribe: listeners.subscribe,
      getSnapshot: () => ({ state: { name: state } }) as never,
      relations: () => relations,
    },
    files: {
      subscribe: listeners.subscribe,
      getSnapshot: () => ({ state: 'ready' as const, archives: [], findings }),
    },
    tell(next: readonly Relation[], name: typeof state = 'done') {
      [relations, state] = [next, name];
      listeners.notify();
    },
    give(...next: readonly Finding[]) {
      findings = next;
      listeners.notify();
    },
  };
}

async function open(sources = setUpSources()) {
  const database = openDatabase();
  databases.push(database);
  const journey = openJourney(createPassingShelf());
  const work = createWorkService({ database, journey, ...sources, breathe: async () => undefined });
  await work.ready;
  const ids = (): readonly TaskId[] => work.getSnapshot().work.plan.tasks.map(({ id }) => id);
  const planned = () => vi.waitFor(() => expect(work.getSnapshot().isPlanning).toBe(false));
  return { ...sources, work, ids, planned };
}

describe('what there is to carry', () => {
  it('is known before anything is begun with it, however late what was kept comes', async () => {
    const sources = setUpSources();
    sources.tell([], 'loading');
    const opening = open(sources);
    await new Promise((resolve) => setImmediate(resolve));
    sources.tell([follow('ann')], 'reading');
    expect((await opening).ids()).toEqual([idOf('ann')]);
  });

  it('is planned in steps, and by the newest of its sources', async () => {
    const { tell, ids, planned, work } = await open();
    const many = Array.from({ length: 1_200 }, (_, n) => follow(`p${n}`));
    tell(many);
    expect(work.getSnapshot().isPlanning).toBe(true);
    expect(ids()).toEqual([]);
    tell([follow('ann')]);
    await planned();
    expect(ids()).toEqual([idOf('ann')]);
  });

  it('comes from the account and from files, each thing once', async () => {
    const { tell, give, ids, work, planned } = await open();
    tell([follow('ann'), follow('cy')]);
    give(FILE);
    await planned();
    expect(ids()).toEqual([idOf('cy'), idOf('ann')]);
    expect(work.getSnapshot().counts.follow).toEqual({ api: 2, files: 1, both: 1 });
  });

  it('is not planned from half a reading', async () => {
    const { tell, ids, planned } = await open();
    tell([follow('ann')], 'reading');
    await planned();
    expect(ids()).toEqual([]);
    tell([follow('ann'), follow('bob')]);
    await planned();
    expect(ids()).toEqual([idOf('bob'), idOf('ann')]);
  });

  it('leaves favourites, which tell their authors, until somebody ticks them', async () => {
    const { tell, work, planned } = await open();
    tell([FAVOURITE]);
    await planned();
    expect([...work.getSnapshot().work.leftOut]).toEqual(['favourite:https://x.example/1']);
    work.choose({ kindsOff: new Set() });
    expect(work.getSnapshot().work.leftOut.size).toBe(0);
  });

  it('is the same until something changes, and a tick plans nothing anew', async () => {
    const { tell, work, planned } = await open();
    tell([follow('ann')]);
    await planned();
    const before = work.getSnapshot();
    expect(work.getSnapshot()).toBe(before);
    work.choose({ leftOut: new Set([idOf('ann')]) });
    // Whoever has compared these tasks knows them again.
    expect(work.getSnapshot().work.plan.tasks).toBe(before.work.plan.tasks);
  });

  it('is chosen from once, in every tab and after a reload', async () => {
    const [one, two] = [await open(), await open()];
    one.work.choose({ leftOut: new Set([idOf('ann')]), byFile: new Set(['follow']) });
    await vi.waitFor(() => {
      expect(two.work.getSnapshot().choices.leftOut).toEqual(new Set([idOf('ann')]));
    });
    const after = await open();
    expect(after.work.getSnapshot().choices.byFile).toEqual(new Set(['follow']));
    after.tell([follow('ann')]);
    await after.planned();
    expect(after.work.getSnapshot().work.byFile).toEqual(new Set([idOf('ann')]));
  });
});
