import type { Here } from '../../network.ts';
import type { AccountRecord } from '../../state/accounts.ts';
import { nextRow, type State } from '../../state/state.ts';
import type { ImportRow } from './import-rows.ts';
import type { ImportType } from './import-type.ts';

/** One upload (mastodon.md §8.1). */
export type ImportJob = {
  readonly id: number;
  readonly account: string;
  readonly type: ImportType;
  readonly overwrite: boolean;
  readonly fileName: string;
  readonly at: number;
  readonly total: number;
  readonly isMismatched: boolean;
  /** A filter hides posts this server does not know (mastodon.md §8.2). */
  readonly lacksPosts: boolean;
  state: 'unconfirmed' | 'scheduled' | 'in_progress' | 'finished';
  finishedAt: number | undefined;
  /** Still to do, or failed once all is done: what the failures file is made of. */
  rows: Set<ImportRow>;
  processed: number;
  imported: number;
};

const MINUTE = 60_000;
const DAY = 86_400_000;
const jobs = new WeakMap<State, ImportJob[]>();

/** Newest first; the page shows the last ten (mastodon.md §8.1). */
export function importsOf({ state, options }: Here, user: AccountRecord): readonly ImportJob[] {
  const all = jobs.get(state) ?? [];
  const kept = all.filter((job) => !isSweptAway(job, options.now()));
  jobs.set(state, kept);
  return kept.filter(({ account }) => account === user.id).toReversed();
}

/** A nightly job drops the unconfirmed of more than 10 minutes and the finished of 7 days (§8.1). */
function isSweptAway({ state, at, finishedAt }: ImportJob, now: number): boolean {
  const lastNight = Math.floor(now / DAY) * DAY;
  if (state === 'unconfirmed') return at + 10 * MINUTE < lastNight;
  return finishedAt !== undefined && finishedAt + 7 * DAY < lastNight;
}

export function addImport(
  { state, options }: Here,
  user: AccountRecord,
  facts: Pick<ImportJob, 'type' | 'overwrite' | 'fileName' | 'isMismatched' | 'lacksPosts'> & {
    readonly rows: readonly ImportRow[];
  },
): ImportJob {
  const job: ImportJob = {
    ...facts,
    rows: new Set(facts.rows),
    id: nextRow(state),
    account: user.id,
    at: options.now(),
    total: facts.rows.length,
    state: 'unconfirmed',
    finishedAt: undefined,
    processed: 0,
    imported: 0,
  };
  const all = jobs.get(state) ?? [];
  all.push(job);
  jobs.set(state, all);
  return job;
}

export function removeImport({ state }: Here, job: ImportJob): void {
  jobs.set(
    state,
    (jobs.get(state) ?? []).filter((one) => one !== job),
  );
}
