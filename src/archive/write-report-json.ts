import { type Address, formatAddress } from '../domain/address.ts';
import type { RejectReason } from '../domain/finding.ts';
import type { Outcome, OutcomeCode } from '../domain/outcome.ts';
import type { Report, ReportRow } from '../domain/report.ts';
import type { FileReject } from '../domain/sources.ts';
import type { Origin, Task, TaskId, TaskKind } from '../domain/task.ts';

/**
 * The report for programs. Within a version fields are added, never taken away or changed; who
 * reads it looks at `format` and `version` first. Addresses are `user@server` in lower-case
 * punycode, times ISO 8601 in UTC, posts their ActivityPub ids. Fields that have nothing to say are
 * absent. docs/report-format.md says the same to those who read no TypeScript.
 */
export type ReportFile = {
  readonly format: 'transhumance-report';
  readonly version: 1;
  /** Version of the page that wrote it. */
  readonly writtenBy: string;
  readonly writtenAt: string;
  /** Of every `reason`. */
  readonly language: string;
  /** `without-private`: blocks, mutes, notes, filters and `rejects` were kept back. */
  readonly extent: 'whole' | 'without-private';
  readonly accounts: { readonly from?: string; readonly to?: string };
  /** Of `rows`; those to come are in none of the codes. */
  readonly counts: {
    readonly rows: number;
    readonly toCome: number;
    readonly outcomes: Readonly<Partial<Record<OutcomeCode, number>>>;
  };
  /** In the order carried, each thing once. */
  readonly rows: readonly ReportFileRow[];
  /** Lines of files that were not used, as they were read. */
  readonly rejects: readonly ReportFileReject[];
};

export type ReportFileRow = {
  readonly kind: TaskKind;
  /** The same in every report of this account. */
  readonly id: TaskId;
  readonly subject: Subject;
  /** Absent while it has not had its turn. */
  readonly outcome?: OutcomeCode;
  /** Whom it was done to, when they had moved; of `moved-away`, where to. */
  readonly at?: string;
  /** The outcome in words. */
  readonly reason: string;
  /** `api`: the old account told. `file` and `line`, from 1: there it stood. */
  readonly origin: Origin;
};

export type ReportFileReject = {
  readonly file: string;
  readonly line: number;
  readonly problem: RejectReason;
  readonly cells: readonly string[];
};

type Subject = Readonly<Record<string, unknown>>;

export type ReportAbout = {
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  /** Epoch milliseconds. */
  readonly writtenAt: number;
  /** Version of the page. */
  readonly writtenBy: string;
  readonly language: string;
  readonly extent: ReportFile['extent'];
};

/** Every row and every reject is in it, however many. Ids of servers and keys are not. */
export function writeReportJson(
  { rows, rejects, counts, total, remaining }: Report,
  about: ReportAbout,
  reasonOf: (row: ReportRow) => string,
): string {
  const { from, to, writtenAt, writtenBy, language, extent } = about;
  const file: ReportFile = {
    format: 'transhumance-report',
    version: 1,
    writtenBy,
    writtenAt: timeOf(writtenAt),
    language,
    extent,
    accounts: {
      ...(from === undefined ? {} : { from: formatAddress(from) }),
      ...(to === undefined ? {} : { to: formatAddress(to) }),
    },
    counts: { rows: total, toCome: remaining, outcomes: counts },
    rows: rows.map((row) => rowOf(row, reasonOf(row))),
    rejects: rejects.map(rejectOf),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function rowOf({ task, outcome }: ReportRow, reason: string): ReportFileRow {
  const at = whereOf(outcome);
  return {
    kind: task.kind,
    id: task.id,
    subject: subjectOf(task),
    ...(outcome === undefined ? {} : { outcome: outcome.code }),
    ...(at === undefined ? {} : { at: formatAddress(at) }),
    reason,
    origin: task.origin,
  };
}

function whereOf(outcome: Outcome | undefined): Address | undefined {
  if (outcome === undefined) return undefined;
  if (outcome.code === 'moved-away') return outcome.to;
  return 'as' in outcome ? outcome.as : undefined;
}

/** What a row is about and how it is set, in the names of domain/task.ts. */
function subjectOf(task: Task): Subject {
  switch (task.kind) {
    case 'follow': {
      const { address, options, movedTo, suspended } = task;
      return {
        address: formatAddress(address),
        ...options,
        ...(movedTo === undefined ? {} : { movedTo: formatAddress(movedTo) }),
        ...(suspended === undefined ? {} : { suspended }),
      };
    }
    case 'block':
    case 'endorsement':
      return { address: formatAddress(task.address) };
    case 'mute':
      return {
        address: formatAddress(task.address),
        notifications: task.notifications,
        ...endOf(task.expiresAt),
      };
    case 'note':
      return { address: formatAddress(task.address), text: task.text };
    case 'domain-block':
      return { server: task.server };
    case 'followed-hashtag':
    case 'featured-hashtag':
      return { name: task.name };
    case 'list': {
      const { title, repliesPolicy, exclusive } = task;
      return { title, repliesPolicy, exclusive };
    }
    case 'list-member':
      return { address: formatAddress(task.address), list: task.list, title: task.title };
    case 'bookmark':
    case 'favourite':
      return { uri: task.uri };
    case 'filter': {
      const { title, context, action, keywords, expiresAt } = task;
      return { title, context, action, keywords, ...endOf(expiresAt) };
    }
    case 'filter-post':
      return { uri: task.uri, filter: task.filter, title: task.title };
    case 'profile':
      // A set is nothing in JSON.
      return { ...task.facts, parts: [...(task.parts ?? [])] };
  }
}

const endOf = (expiresAt: number | undefined) =>
  expiresAt === undefined ? {} : { expiresAt: timeOf(expiresAt) };

const timeOf = (at: number): string => new Date(at).toISOString();

function rejectOf({ file, line, reason, cells }: FileReject): ReportFileReject {
  return { file, line, problem: reason, cells };
}
