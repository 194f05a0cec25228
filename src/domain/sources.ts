import { formatAddress } from './address.ts';
import type { Finding, Reject } from './finding.ts';
import { type FileKind, isWhole, WHOLE_KINDS } from './kind.ts';
import type { Relation } from './relation.ts';
import { allSteps, type Steps } from './steps.ts';
import {
  containerTaskId,
  memberTask,
  memberTaskId,
  type Origin,
  personTaskId,
  type Task,
  type TaskId,
  type TaskKind,
  tasksOf,
} from './task.ts';

/** A reject keeps the name of its file. */
export type FileReject = Reject & { readonly file: string };

/** Of one kind: what the API told, what files told, and what both did. */
export type SourceCounts = { readonly api: number; readonly files: number; readonly both: number };

export type Sources = {
  /** Each thing once, in the order told: the API first. */
  readonly tasks: readonly Task[];
  readonly rejects: readonly FileReject[];
  readonly counts: Readonly<Partial<Record<TaskKind, SourceCounts>>>;
};

/**
 * Everything that is known of the old account, whoever told it. The API tells more of a thing than
 * a file (when a mute ends, how a list is set), so what both know is the API's, except where it
 * told nothing. A thing that two files name stays where it came first, and the later line becomes a
 * reject of its file, unless a kit or an archive names it as well: that these repeat what lists say
 * is no mistake of anybody's. Every other line a finding has is in a task or in `rejects`, once.
 */
export function mergeSources(told: readonly Relation[], findings: readonly Finding[]): Sources {
  return allSteps(mergeInSteps(told, findings));
}

/** So many things are merged before the page may do something else. */
const STEP = 500;

/** The same, in steps of a few milliseconds each: 20,000 rows at once would hold a page. */
export function* mergeInSteps(
  relations: readonly Relation[],
  findings: readonly Finding[],
): Steps<Sources> {
  let steps = 0;
  const merged = new Map<TaskId, Task>();
  const counts = new Map<TaskKind, { api: number; files: number; both: number }>();
  const countsOf = (kind: TaskKind) => {
    const known = counts.get(kind) ?? { api: 0, files: 0, both: 0 };
    counts.set(kind, known);
    return known;
  };
  for (const task of tasksTold(relations)) {
    steps += 1;
    if (steps % STEP === 0) yield;
    if (merged.has(task.id)) continue;
    merged.set(task.id, task);
    countsOf(task.kind).api += 1;
  }
  const rejects: FileReject[] = [];
  /** Things whose file says more than lists do: a list that names them as well is no mistake. */
  const told = new Set<TaskId>();
  for (const finding of findings.toSorted(fullerFirst)) {
    const file = finding.name;
    const tellsMore = isWhole(finding.kind);
    for (const reject of finding.rejects) rejects.push({ ...reject, file });
    for (const task of tasksIn(finding)) {
      steps += 1;
      if (steps % STEP === 0) yield;
      const before = merged.get(task.id) ?? memberOfTwin(task, merged);
      if (before === undefined) {
        merged.set(task.id, task);
        countsOf(task.kind).files += 1;
        if (tellsMore) told.add(task.id);
      } else if (before.origin.file === undefined) {
        merged.set(before.id, alsoInFile(before, task));
        countsOf(task.kind).both += 1;
        countsOf(task.kind).files += 1;
        if (tellsMore) told.add(before.id);
      } else if (!isPart(task) && !tellsMore && !told.has(before.id)) {
        const { line = 0 } = task.origin;
        rejects.push({ line, cells: cellsOf(task), reason: 'duplicate', file });
      }
    }
  }
  return { tasks: [...merged.values()], rejects, counts: Object.fromEntries(counts) };
}

function* tasksTold(relations: readonly Relation[]): Generator<Task> {
  const nthOf = createNth();
  for (const relation of relations) yield* tasksOf(relation, nthOf(relation), TOLD);
}

/** How many of a kind and title came before. */
function createNth(): (relation: Relation) => number {
  const nthOf = createCounter();
  return (relation) => ('title' in relation ? nthOf(`${relation.kind} ${relation.title}`) : 0);
}

const TOLD: Origin = { api: true };

/**
 * A file tells lists of one title apart no more (mastodon.md §7.3): whom the API knows on the
 * second of that title is not put on the first one as well.
 */
function memberOfTwin(task: Task, merged: ReadonlyMap<TaskId, Task>): Task | undefined {
  if (task.kind !== 'list-member') return undefined;
  for (let nth = 1; ; nth += 1) {
    const list = containerTaskId('list', task.title, nth);
    if (!merged.has(list)) return undefined;
    const member = merged.get(memberTaskId(list, task.address));
    if (member !== undefined) return member;
  }
}

/** Not what a line is about: a list is named again by each of its members. */
const isPart = ({ kind }: Task): boolean => kind === 'list' || kind === 'filter-post';

/** Kits, then archives, then lists: who tells more of a thing is heard first. */
const fullerFirst = (one: Finding, other: Finding): number => rankOf(one) - rankOf(other);

const rankOf = ({ kind }: Finding): number => {
  const rank = (WHOLE_KINDS as readonly FileKind[]).indexOf(kind);
  return rank === -1 ? WHOLE_KINDS.length : rank;
};

/** Field by field, for files are long: rows taken apart with `...` take twice the time. */
function* tasksIn(finding: Finding): Generator<Task> {
  const { name: file } = finding;
  switch (finding.kind) {
    case 'follows':
      for (const { line, address, options } of finding.rows) {
        const id = personTaskId('follow', address);
        yield { id, kind: 'follow', origin: { file, line }, address, options };
      }
      break;
    case 'blocks':
      for (const { line, address } of finding.rows) {
        const id = personTaskId('block', address);
        yield { id, kind: 'block', origin: { file, line }, address };
      }
      break;
    case 'mutes':
      for (const { line, address, notifications } of finding.rows) {
        const id = personTaskId('mute', address);
        yield { id, kind: 'mute', origin: { file, line }, address, notifications };
      }
      break;
    case 'domain-blocks':
      for (const { line, server } of finding.rows) {
        yield {
          id: `domain-block:${server}`,
          kind: 'domain-block',
          origin: { file, line },
          server,
        };
      }
      break;
    case 'bookmarks':
      for (const { line, uri } of finding.rows) {
        yield { id: `bookmark:${uri}`, kind: 'bookmark', origin: { file, line }, uri };
      }
      break;
    case 'lists':
      // Lists of one title are one here (mastodon.md §7.3), set as a new list is by itself.
      for (const { line, title, address } of finding.rows) {
        const origin = { file, line };
        const id = containerTaskId('list', title, 0);
        yield { id, kind: 'list', origin, title, repliesPolicy: 'list', exclusive: false };
        yield memberTask(id, title, address, origin);
      }
      break;
    case 'kit':
    case 'archive': {
      const nthOf = createNth();
      for (const { line, relation } of finding.rows) {
        yield* tasksOf(relation, nthOf(relation), { file, line });
      }
      break;
    }
    case 'filters': {
      const nthOf = createCounter();
      for (const { line, ...filter } of finding.rows) {
        yield* tasksOf({ kind: 'filter', ...filter }, nthOf(filter.title), { file, line });
      }
      break;
    }
  }
}

/** What the API knows of a thing, and where in a file it stands as well. */
function alsoInFile(task: Task, inFile: Task): Task {
  const { file = '', line = 0 } = inFile.origin;
  // Spelled out: spreading two origins together takes ten times as long, and files are long.
  const origin: Origin = { api: true, file, line };
  // An API that tells no options leaves those of the file (mastodon.md §4.2).
  if (task.kind === 'follow' && inFile.kind === 'follow') {
    const told = Object.keys(task.options).length > 0;
    return { ...task, origin, options: told ? task.options : inFile.options };
  }
  return { ...task, origin };
}

function cellsOf(task: Task): readonly string[] {
  switch (task.kind) {
    case 'list-member':
      return [task.title, formatAddress(task.address)];
    case 'filter':
      return [task.title];
    case 'domain-block':
      return [task.server];
    default:
      if ('address' in task) return [formatAddress(task.address)];
      return 'uri' in task ? [task.uri] : [];
  }
}

/** How often a name has come before. */
function createCounter(): (name: string) => number {
  const seen = new Map<string, number>();
  return (name) => {
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return nth;
  };
}
