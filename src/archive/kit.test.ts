import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { anyAccount, person } from '../domain/account.scene.ts';
import type { Finding } from '../domain/finding.ts';
import { KINDS } from '../domain/kind.ts';
import type { Relation } from '../domain/relation.ts';
import { ROWS } from '../domain/rows.scene.ts';
import { mergeSources } from '../domain/sources.ts';
import type { Task } from '../domain/task.ts';
import { readFile } from './read-file.ts';
import { readGiven } from './read-given.ts';
import { readKit } from './read-kit.ts';
import { writeAsExported } from './write-import.ts';
import { writeKit } from './write-kit.ts';

const ABOUT = { account: person(1), madeAt: Date.UTC(2026, 10, 26), followers: [person(3)] };
const kitOf = (tasks: readonly Task[]) => writeKit({ ...ABOUT, tasks, readme: 'What is in it.\n' });

async function filesIn(kit: Blob): Promise<Readonly<Record<string, string>>> {
  const zip = await JSZip.loadAsync(await kit.arrayBuffer());
  const files = Object.values(zip.files).map(async (file) => [file.name, await file.async('text')]);
  return Object.fromEntries(await Promise.all(files));
}

async function dropped(kit: Blob): Promise<readonly Task[]> {
  const file = new File([kit], 'kit.zip');
  const read = await readGiven({ type: 'file', name: 'kit.zip', file }, { own: [] });
  const merged = mergeSources([], read.findings);
  // Somebody on two lists of one title stands in lists.csv twice.
  expect(merged.rejects.filter(({ reason }) => reason !== 'duplicate')).toEqual([]);
  return merged.tasks;
}

/** As files hold an account: a thing once, twins told apart, and nothing of where it is from. */
const told = (tasks: readonly Task[]) =>
  new Map(tasks.map(({ origin: _, ...task }) => [task.id, withDefaults(task as Task)]));

/** No file says that a server told no options; the defaults are said then (mastodon.md §7.3). */
function withDefaults(task: Task): unknown {
  if (task.kind !== 'follow') return task;
  const { reblogs = true, notify = false, ...rest } = task.options;
  return { ...task, options: { reblogs, notify, ...rest } };
}

/** Filters that are alike in everything are one to whoever reads them from a file. */
const noTwinFilters = (relations: readonly Relation[]) => {
  const filters = relations
    .filter(({ kind }) => kind === 'filter')
    .map((one) => JSON.stringify(one));
  return new Set(filters).size === filters.length;
};

describe('a take-away kit', () => {
  it('given back restores everything that was in it, and is written again to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyAccount.filter(noTwinFilters), async (relations) => {
        const { tasks } = mergeSources(relations, []);
        const kit = await kitOf(tasks);
        const again = await dropped(kit);
        expect(told(again)).toEqual(told(tasks));
        const [first, second] = await Promise.all([filesIn(kit), filesIn(await kitOf(again))]);
        expect(second).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it('has Mastodon’s own names, and a readme', async () => {
    const relations: readonly Relation[] = [
      { kind: 'follow', address: person(1), options: {} },
      { kind: 'block', address: person(2) },
      { kind: 'mute', address: person(3), notifications: true, expiresAt: ABOUT.madeAt },
      { kind: 'domain-block', server: person(1).server },
      ...[1, 2].map((n) => ({
        ...{ kind: 'list' as const, title: 'Twins', repliesPolicy: 'none' as const },
        ...{ exclusive: true, members: [person(n)] },
      })),
      { kind: 'bookmark', uri: 'https://even.example/1' },
    ];
    const files = await filesIn(await kitOf(mergeSources(relations, []).tasks));
    expect(Object.keys(files)).toEqual([
      ...['README.txt', 'following_accounts.csv', 'lists.csv', 'muted_accounts.csv'],
      ...['blocked_accounts.csv', 'blocked_domains.csv', 'bookmarks.csv', 'transhumance.json'],
      'followers.csv',
    ]);
    expect(files['lists.csv']).toBe('Twins,user1@odd.example\nTwins,user2@even.example\n');
    expect(files['following_accounts.csv']).toBe(
      'Account address,Show boosts,Notify on new posts,Languages\nuser1@odd.example,true,false,\n',
    );
    expect(JSON.parse(files['transhumance.json'] ?? '')).toMatchObject({
      ...{ format: 'transhumance-kit', version: 1, account: 'user1@odd.example' },
      mutes: [{ expires_at: '2026-11-26T00:00:00.000Z' }],
    });
  });

  it('is the same bytes of the same things', async () => {
    const { tasks } = mergeSources([{ kind: 'block', address: person(2) }], []);
    const [one, two] = await Promise.all([kitOf(tasks), kitOf(tasks)]);
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await two.arrayBuffer()))).toBe(
      true,
    );
  });
});

describe.each(KINDS)('a file of %s', (kind) => {
  it('as it was exported is read and written to the byte', () =>
    fc.assert(
      fc.asyncProperty(ROWS[kind], async (rows) => {
        const finding = { kind, name: 'x', certain: true, rows, rejects: [] } as unknown as Finding;
        const written = writeAsExported(kind, mergeSources([], [finding]).tasks);
        const { name = '', text = '' } = written ?? {};
        const read = await readFile({ name, bytes: new Blob([text]) }, []);
        if (!read.ok) throw new Error(read.problem.code);
        expect(read.finding.rejects).toEqual([]);
        expect(writeAsExported(kind, mergeSources([], [read.finding]).tasks)?.text).toBe(text);
        expect(text.startsWith('\uFEFF')).toBe(false);
        expect(text.includes('\r')).toBe(false);
      }),
    ));
});

describe('the file of a kit that somebody else wrote', () => {
  const kit = (fields: object) =>
    readKit(JSON.stringify({ format: 'transhumance-kit', version: 1, ...fields }));

  it('is sorted out entry by entry', () => {
    const read = kit({
      profile: 'me',
      followed_hashtags: ['sheep', 'two words', 7],
      notes: [
        { account: 'ann@x.example', comment: 'hi' },
        { account: 'nobody', comment: 'hi' },
      ],
      favourites: ['javascript:alert(1)', 'https://x.example/1'],
      mutes: [{ account: 'ann@x.example', notifications: true, expires_at: 'soon' }],
      lists: [
        { title: '', accounts: [] },
        { title: 'a', replies_policy: 'x', exclusive: true },
      ],
    });
    expect(read.ok && read.rows.map(({ line, relation }) => [line, relation.kind])).toEqual([
      [2, 'followed-hashtag'],
      [5, 'note'],
      [8, 'favourite'],
    ]);
    expect(read.ok && read.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'bad-entry'],
      [3, 'bad-entry'],
      [4, 'bad-entry'],
      [6, 'no-server'],
      [7, 'bad-link'],
      [9, 'bad-entry'],
      [10, 'no-title'],
      [11, 'bad-entry'],
    ]);
  });

  it.each([
    ['later', { version: 2 }, 'newer-kit'],
    ['without version', { version: undefined }, 'newer-kit'],
  ])('is refused when it is %s', (_, fields, code) => {
    expect(kit(fields)).toEqual({ ok: false, problem: { code } });
  });

  it.each(['', '{', '[]', `{"format":"transhumance-kit","a":${'['.repeat(99)}${']'.repeat(99)}}`])(
    'is unreadable: %s',
    (text) => {
      expect(readKit(text)).toEqual({ ok: false, problem: { code: 'unreadable' } });
    },
  );
});
