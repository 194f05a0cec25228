import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseAddress } from '../../src/domain/address.ts';
import { makePlan } from '../../src/domain/plan.ts';
import type { Relation } from '../../src/domain/relation.ts';
import { NO_WORK } from '../../src/domain/report.ts';
import { mergeSources } from '../../src/domain/sources.ts';
import type { NewAccount } from '../../src/mastodon/new-account.ts';
import type { Person, Relationship } from '../../src/mastodon/people.ts';
import type { Destination } from '../../src/transfer/destination.ts';
import { createEngine } from '../../src/transfer/engine.ts';
import type { Journal } from '../../src/transfer/ports.ts';
import { createOpenLock } from './engine-ports.ts';
import type { Figure } from './figure.ts';

const PEOPLE = 8_000;
const POSTS = 12_000;
const ROWS = PEOPLE + POSTS;
const START = Date.parse('2026-03-10T09:00:00Z');

/**
 * What a run of 20,000 rows holds after a quarter of them and at its end, with a server and a journal
 * that keep nothing themselves. How each row ended, and who was found, is known until the end: that
 * is what may grow, and nothing else.
 */
export async function measureMemory(): Promise<readonly Figure[]> {
  const collect = exposeCollector();
  let time = START;
  let ended = 0;
  const journal: Journal = {
    read: async () => [],
    async append(entries) {
      for (const { type } of entries) if (type === 'outcome') ended += 1;
    },
    watch: () => () => {},
  };
  const ticking = new Set<() => void>();
  const ticker = {
    onTick(listener: () => void) {
      ticking.add(listener);
      return () => ticking.delete(listener);
    },
  };
  const now = () => time;
  const engine = createEngine({ journal, lock: createOpenLock(), ticker, now, random: () => 0.5 });
  engine.setWork({ ...NO_WORK, plan: makePlan(mergeSources(relations(), []).tasks) });
  void engine.start(emptyServer(now));
  const samples: number[] = [];
  while (ended < ROWS) {
    time += 200;
    for (const listener of [...ticking]) listener();
    await new Promise((resolve) => setImmediate(resolve));
    if (ended < ((samples.length + 1) * ROWS) / 4) continue;
    collect();
    samples.push(process.memoryUsage().heapUsed);
  }
  engine.close();
  const [first = 0, last = 0] = [samples[0], samples.at(-1)];
  return [
    {
      name: `memory for each row ended, after the first quarter of 20,000 (${megabytes(first)} → ${megabytes(last)} MB)`,
      ...{ value: (last - first) / (ROWS * 0.75), unit: 'bytes', bound: 1_000, direction: 'max' },
    },
  ];
}

const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);

function relations(): readonly Relation[] {
  return [
    ...Array.from({ length: PEOPLE }, (_, index): Relation => {
      const address = parseAddress(`p${index}@s${index % 90}.example`);
      if (!address.ok) throw new Error(address.problem);
      return { kind: 'block', address: address.value };
    }),
    ...Array.from({ length: POSTS }, (_, index): Relation => {
      return { kind: 'bookmark', uri: `https://press.example/users/author/statuses/${index}` };
    }),
  ];
}

/** Says yes to everything, remembers nothing, and has always room for more. */
function emptyServer(now: () => number): Destination {
  let last = 0;
  const answer = <T>(value: T) =>
    Promise.resolve({
      value,
      limit: { limit: 300, remaining: 299, resetAt: (Math.floor(now() / 300_000) + 1) * 300_000 },
    });
  const nextId = () => {
    last += 1;
    return String(last);
  };
  const found = (address: Person['address']) => answer({ id: nextId(), address } as Person);
  const tied = (id: string) => answer({ id, following: false, requested: false } as Relationship);
  const server: Partial<NewAccount> = {
    lookUp: found,
    search: found,
    findPost: () => answer(nextId()),
    block: tied,
    bookmark: () => answer(undefined),
    relationships: () => answer([]),
  };
  const nothing = () => answer({ rows: [], unreadable: 0, next: undefined });
  const reader = { blocks: nothing, bookmarks: nothing };
  return {
    server: server as NewAccount,
    reader: reader as unknown as Destination['reader'],
    ...{ newAccount: 'me', sharedBudget: false },
  };
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
