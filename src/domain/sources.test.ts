import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, anyFindings, anyRelation, person, subjectOf, uri } from './account.scene.ts';
import { formatAddress, type Server } from './address.ts';
import type { Finding, FindingOf, Reject } from './finding.ts';
import { type FileKind, isWhole as isWholeKind } from './kind.ts';
import type { List, Relation } from './relation.ts';
import { mergeSources } from './sources.ts';
import type { Task } from './task.ts';

function file<K extends FileKind>(
  kind: K,
  name: string,
  rows: FindingOf<K>['rows'],
  rejects: readonly Reject[] = [],
): Finding {
  return { kind, name, certain: true, rows, rejects } as unknown as Finding;
}
const follows = (name: string, ...people: number[]) =>
  file(
    'follows',
    name,
    people.map((n, index) => ({ line: index + 2, address: person(n), options: {} })),
  );
const lists = (name: string, ...rows: [string, number][]) =>
  file(
    'lists',
    name,
    rows.map(([title, n], index) => ({ line: index + 1, title, address: person(n) })),
  );
const list = (title: string, ...members: number[]): List => ({
  ...{ kind: 'list', title, repliesPolicy: 'none', exclusive: true },
  members: members.map(person),
});
const follow = (n: number, options = {}): Relation => ({
  ...{ kind: 'follow', address: person(n), options },
});
const ids = ({ tasks }: { readonly tasks: readonly Task[] }) => tasks.map(({ id }) => id);

describe('what one source tells', () => {
  it('is a task for each thing, in the order told, with where it is from', () => {
    const { tasks, counts } = mergeSources([follow(2), follow(1)], []);
    expect(tasks).toEqual([
      { id: `follow:${address(2)}`, origin: { api: true }, ...follow(2) },
      { id: `follow:${address(1)}`, origin: { api: true }, ...follow(1) },
    ]);
    expect(counts).toEqual({ follow: { api: 2, files: 0, both: 0 } });
    expect(mergeSources([], [follows('f.csv', 3)]).tasks).toEqual([
      { id: `follow:${address(3)}`, origin: { file: 'f.csv', line: 2 }, ...follow(3) },
    ]);
  });

  it('is a list and a filter of one title, and neither is the second of the other', () => {
    const filter = { title: 'News', context: ['home'], action: 'hide', keywords: [] } as const;
    expect(ids(mergeSources([list('News'), { kind: 'filter', ...filter, posts: [] }], []))).toEqual(
      [...['list:0:News', 'filter:0:News']],
    );
  });

  it('is every kind that a file can hold', () => {
    const filter = { title: 'Wolves', context: ['home'], action: 'hide', keywords: [] } as const;
    const { tasks } = mergeSources(
      [],
      [
        file('blocks', 'blocked_accounts.csv', [{ line: 1, address: person(1) }]),
        file('mutes', 'm.csv', [{ line: 2, address: person(1), notifications: false }]),
        file('domain-blocks', 'd.csv', [{ line: 1, server: 'bad.example' as Server }]),
        file('bookmarks', 'b.csv', [{ line: 1, uri: uri(1) }]),
        lists('l.csv', ['News', 1]),
        file('filters', 'f.json', [{ line: 1, ...filter, posts: [uri(2)] }]),
      ],
    );
    const from = (name: string, line: number) => ({ origin: { file: name, line } });
    expect(tasks).toEqual([
      {
        ...{ id: `block:${address(1)}`, kind: 'block', address: person(1) },
        ...from('blocked_accounts.csv', 1),
      },
      {
        ...{ id: `mute:${address(1)}`, kind: 'mute', address: person(1), notifications: false },
        ...from('m.csv', 2),
      },
      {
        ...{ id: 'domain-block:bad.example', kind: 'domain-block', server: 'bad.example' },
        ...from('d.csv', 1),
      },
      { id: `bookmark:${uri(1)}`, kind: 'bookmark', uri: uri(1), ...from('b.csv', 1) },
      {
        ...{ id: 'list:0:News', kind: 'list', title: 'News', repliesPolicy: 'list' },
        ...{ exclusive: false, ...from('l.csv', 1) },
      },
      {
        ...{ id: `list-member:${address(1)} 0:News`, kind: 'list-member', list: 'list:0:News' },
        ...{ title: 'News', address: person(1), ...from('l.csv', 1) },
      },
      { id: 'filter:0:Wolves', kind: 'filter', ...filter, ...from('f.json', 1) },
      {
        ...{ id: `filter-post:${uri(2)} 0:Wolves`, kind: 'filter-post', uri: uri(2) },
        ...{ filter: 'filter:0:Wolves', title: 'Wolves', ...from('f.json', 1) },
      },
    ]);
  });
});

describe('several files', () => {
  it('keep a person where they came first, with what that row asks for', () => {
    const first = { line: 2, address: person(1), options: { notify: true } };
    const { tasks, rejects } = mergeSources(
      [],
      [file('follows', 'one.csv', [first]), follows('two.csv', 3, 1)],
    );
    expect(ids({ tasks })).toEqual([`follow:${address(1)}`, `follow:${address(3)}`]);
    expect(tasks[0]).toMatchObject({ options: { notify: true }, origin: { file: 'one.csv' } });
    expect(rejects).toEqual([
      { line: 3, cells: [address(1)], reason: 'duplicate', file: 'two.csv' },
    ]);
  });

  it('tell less than a kit, and what a kit knows of a mute or a list stays', () => {
    const mute: Relation = {
      ...{ kind: 'mute', address: person(1), notifications: false, expiresAt: 9 },
    };
    const kit = (...relations: Relation[]) =>
      file(
        'kit',
        'transhumance.json',
        relations.map((relation, at) => ({ line: at + 1, relation })) as never,
      );
    const muted = { line: 2, address: person(1), notifications: true };
    const { tasks, rejects, counts } = mergeSources(
      [],
      [
        file('mutes', 'm.csv', [muted]),
        lists('l.csv', ['News', 1], ['News', 2]),
        kit(mute, list('News', 1), list('News', 2), list('Empty')),
      ],
    );
    expect(tasks[0]).toMatchObject({ ...mute, origin: { file: 'transhumance.json', line: 1 } });
    expect(ids({ tasks })).toEqual([
      ...[`mute:${address(1)}`, 'list:0:News', `list-member:${address(1)} 0:News`],
      ...['list:1:News', `list-member:${address(2)} 1:News`, 'list:0:Empty'],
    ]);
    expect(rejects).toEqual([]);
    expect(counts.mute).toEqual({ api: 0, files: 1, both: 0 });
  });

  it('may say different things of one person', () => {
    const blocks = file('blocks', 'b.csv', [{ line: 1, address: person(1) }]);
    const { tasks, rejects } = mergeSources([], [follows('f.csv', 1), blocks]);
    expect(tasks.map(({ kind }) => kind)).toEqual(['follow', 'block']);
    expect(rejects).toEqual([]);
  });

  it('say of every reject which of them it is of', () => {
    const reject: Reject = { line: 5, cells: ['x'], reason: 'bad-user' };
    const { rejects } = mergeSources([], [file('blocks', 'b.csv', [], [reject])]);
    expect(rejects).toEqual([{ ...reject, file: 'b.csv' }]);
  });

  it.each<[string, Finding, readonly string[]]>([
    ['a list', lists('x', ['News', 1]), ['News', address(1)]],
    ['bookmarks', file('bookmarks', 'x', [{ line: 1, uri: uri(1) }]), [uri(1)]],
    [
      'servers',
      file('domain-blocks', 'x', [{ line: 1, server: 'a.example' as Server }]),
      ['a.example'],
    ],
    [
      'filters',
      file('filters', 'x', [
        { line: 1, title: 'W', context: ['home'], action: 'warn', keywords: [], posts: [] },
      ]),
      ['W'],
    ],
  ])('hand back the cells of a line of %s that another file has', (_, finding, cells) => {
    const { tasks, rejects } = mergeSources([], [finding, { ...finding, name: 'again' }]);
    expect(rejects).toEqual([{ line: 1, cells, reason: 'duplicate', file: 'again' }]);
    expect(tasks).toEqual(mergeSources([], [finding]).tasks);
  });

  it('name a list on many lines and it is one', () => {
    const { tasks, rejects, counts } = mergeSources(
      [],
      [lists('l.csv', ['News', 1], ['News', 2], ['Friends', 1])],
    );
    expect(ids({ tasks })).toEqual([
      ...['list:0:News', `list-member:${address(1)} 0:News`, `list-member:${address(2)} 0:News`],
      ...['list:0:Friends', `list-member:${address(1)} 0:Friends`],
    ]);
    expect(rejects).toEqual([]);
    expect(counts.list).toEqual({ api: 0, files: 2, both: 0 });
  });
});

describe('the API and files', () => {
  it('are one where they know the same: as the API tells it', () => {
    const mute: Relation = {
      ...{ kind: 'mute', address: person(1), notifications: false, expiresAt: 9 },
    };
    const inFile = { line: 2, address: person(1), notifications: true };
    const { tasks, rejects, counts } = mergeSources([mute], [file('mutes', 'm.csv', [inFile])]);
    const origin = { api: true, file: 'm.csv', line: 2 };
    expect(tasks).toEqual([{ id: `mute:${address(1)}`, ...mute, origin }]);
    expect(rejects).toEqual([]);
    expect(counts.mute).toEqual({ api: 1, files: 1, both: 1 });
  });

  it('take the options of the file when the API told none', () => {
    const inFile = { line: 2, address: person(1), options: { reblogs: false } };
    const options = (told: object) =>
      mergeSources([follow(1, told)], [file('follows', 'f.csv', [inFile])]).tasks.map(
        (task) => task.kind === 'follow' && task.options,
      );
    expect(options({})).toEqual([{ reblogs: false }]);
    expect(options({ reblogs: true, notify: true })).toEqual([{ reblogs: true, notify: true }]);
  });

  it('keep where somebody moved to, which no file knows', () => {
    const told = { ...follow(1), movedTo: person(5), suspended: true } as const;
    const { tasks } = mergeSources([told], [follows('f.csv', 1)]);
    expect(tasks[0]).toMatchObject({ movedTo: person(5), suspended: true });
  });

  it('make a reject of what a second file says of the same', () => {
    const { tasks, rejects } = mergeSources(
      [follow(1)],
      [follows('one.csv', 1), follows('two.csv', 1)],
    );
    expect(tasks[0]?.origin).toEqual({ api: true, file: 'one.csv', line: 2 });
    expect(rejects).toMatchObject([{ file: 'two.csv', reason: 'duplicate' }]);
  });

  it('know lists of one title apart by their place, a file does not', () => {
    const told = [list('News', 1), list('Friends'), list('News', 2)];
    const { tasks, rejects, counts } = mergeSources(told, [
      lists('l.csv', ['News', 1], ['News', 2], ['News', 3]),
    ]);
    expect(tasks.map(({ id, origin }) => [id, origin.line])).toEqual([
      ['list:0:News', 1],
      [`list-member:${address(1)} 0:News`, 1],
      ['list:0:Friends', undefined],
      ['list:1:News', undefined],
      // Known on the second: not put on the first as well.
      [`list-member:${address(2)} 1:News`, 2],
      [`list-member:${address(3)} 0:News`, 3],
    ]);
    expect(rejects).toEqual([]);
    expect(counts['list-member']).toEqual({ api: 2, files: 3, both: 2 });
    expect(tasks[0]).toMatchObject({ repliesPolicy: 'none', exclusive: true });
  });
});

describe('sources in general', () => {
  const sources = fc.tuple(fc.array(anyRelation, { maxLength: 25 }), anyFindings);
  /** What a line is about, of the tasks it makes. */
  const isWhole = ({ kind }: Finding, task: Task) =>
    kind === 'lists' ? task.kind === 'list-member' : task.kind !== 'filter-post';

  const isList = ({ kind }: Finding) => !isWholeKind(kind);
  const onlyLists = sources.map(([told, findings]) => [told, findings.filter(isList)] as const);

  it('lose no line of a list, and put none in two places', () => {
    fc.assert(
      fc.property(onlyLists, ([told, findings]) => {
        const { tasks, rejects } = mergeSources(told, findings);
        for (const finding of findings) {
          for (const { line } of finding.rows) {
            const made = tasks.filter(
              ({ origin, ...task }) =>
                origin.file === finding.name &&
                origin.line === line &&
                isWhole(finding, task as Task),
            );
            const refused = rejects.filter((one) => one.file === finding.name && one.line === line);
            expect(made.length + refused.length).toBe(1);
          }
          for (const reject of finding.rejects) {
            expect(rejects).toContainEqual({ ...reject, file: finding.name });
          }
        }
        const lines = findings.flatMap(({ rows, rejects: own }) => [...rows, ...own]);
        expect(rejects.length).toBeLessThanOrEqual(lines.length);
      }),
    );
  });

  it('lose nothing that any file says', () => {
    fc.assert(
      fc.property(sources, ([told, findings]) => {
        const { tasks } = mergeSources(told, findings);
        const known = new Set(ids({ tasks }));
        const onLists = tasks.flatMap((task) =>
          task.kind === 'list-member' ? `${task.title} ${formatAddress(task.address)}` : [],
        );
        for (const finding of findings) {
          for (const task of mergeSources([], [finding]).tasks) {
            // Whom a list with that title has already is not put on the first of that title.
            const isThere =
              task.kind === 'list-member'
                ? onLists.includes(`${task.title} ${formatAddress(task.address)}`)
                : known.has(task.id);
            expect(isThere, task.id).toBe(true);
          }
        }
      }),
    );
  });

  it('blame no list for what a kit or an archive says too', () => {
    fc.assert(
      fc.property(sources, ([told, findings]) => {
        const alone = mergeSources(told, findings.filter(isList)).rejects;
        const together = mergeSources(told, findings).rejects;
        const wholes = findings.filter((finding) => !isList(finding));
        const own = wholes.flatMap(({ rejects, name }) =>
          rejects.map((reject) => ({ ...reject, file: name })),
        );
        for (const reject of together) expect([...alone, ...own]).toContainEqual(reject);
      }),
    );
  });

  it('hold everything told, once', () => {
    fc.assert(
      fc.property(sources, ([told, findings]) => {
        const { tasks } = mergeSources(told, findings);
        expect(new Set(ids({ tasks })).size).toBe(tasks.length);
        for (const kind of ['list', 'filter'] as const) {
          const one = tasks.filter((task) => task.kind === kind && task.origin.api);
          expect(one).toHaveLength(told.filter((relation) => relation.kind === kind).length);
        }
        const members = told.flatMap((one) => (one.kind === 'list' ? one.members : []));
        const onLists = tasks.filter((task) => task.kind === 'list-member' && task.origin.api);
        expect(onLists).toHaveLength(members.length);
        const subjects = new Set(told.map(subjectOf).filter((subject) => subject !== undefined));
        const parts = ['list', 'list-member', 'filter', 'filter-post'];
        const others = tasks.filter((task) => task.origin.api && !parts.includes(task.kind));
        expect(others).toHaveLength(subjects.size);
      }),
    );
  });

  it('put every member a file names on a list of that title, and on one only', () => {
    fc.assert(
      fc.property(sources, ([told, findings]) => {
        const { tasks } = mergeSources(told, findings);
        const members = tasks.filter((task) => task.kind === 'list-member');
        const listed = new Set(ids({ tasks }));
        for (const { list: of } of members) expect(listed).toContain(of);
        for (const finding of findings) {
          if (finding.kind !== 'lists') continue;
          for (const { title, address: who } of finding.rows) {
            const on = members.filter(
              (task) => task.title === title && formatAddress(task.address) === formatAddress(who),
            );
            const known = on.filter(({ origin }) => origin.api);
            expect(on).toHaveLength(Math.max(1, known.length));
          }
        }
      }),
    );
  });

  it('count what the API told, what files told, and what both did', () => {
    fc.assert(
      fc.property(sources, ([told, findings]) => {
        const { tasks, counts } = mergeSources(told, findings);
        const kinds = new Set(tasks.map(({ kind }) => kind));
        expect(new Set(Object.keys(counts))).toEqual(kinds);
        for (const kind of kinds) {
          const of = tasks.filter((task) => task.kind === kind).map(({ origin }) => origin);
          expect(counts[kind]).toEqual({
            api: of.filter(({ api }) => api).length,
            files: of.filter(({ file: name }) => name !== undefined).length,
            both: of.filter(({ api, file: name }) => api && name !== undefined).length,
          });
        }
      }),
    );
  });

  it('change nothing that the API told but the options it did not tell', () => {
    fc.assert(
      fc.property(sources, ([told, findings]) => {
        const alone = new Map(mergeSources(told, []).tasks.map((task) => [task.id, task]));
        const together = mergeSources(told, findings).tasks;
        expect(together.slice(0, alone.size).map(({ id }) => id)).toEqual([...alone.keys()]);
        for (const task of together) {
          const before = alone.get(task.id);
          if (before === undefined) expect(task.origin.api).toBeUndefined();
          else if (task.kind !== 'follow') expect(task).toEqual({ ...before, origin: task.origin });
          else if (Object.keys(before.kind === 'follow' ? before.options : {}).length > 0) {
            expect(task).toEqual({ ...before, origin: task.origin });
          }
        }
      }),
    );
  });
});
