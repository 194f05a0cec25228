import type { Here } from '../../network.ts';
import type { AccountRecord } from '../../state/accounts.ts';
import { later } from '../../state/jobs.ts';
import { addDomainBlock } from '../../state/relations.ts';
import { blockServer } from './block-server.ts';
import type { ImportJob } from './import-job.ts';
import { findOrAddList, workRow } from './import-row-work.ts';
import { type ImportRow, rowsByKey } from './import-rows.ts';
import { overwrite } from './overwrite.ts';

const SECOND = 1_000;
/** Between two rows: one background job each, without pacing (mastodon.md §8.4). */
const ROW_STEP = 250;
/** When a row that raised is tried again, after the time before: about 20 minutes in all (§8.4). */
const RETRIES = [15, 16, 31, 96, 270, 642].map((seconds) => seconds * SECOND);

/** What a confirmed import does, on the server's clock (mastodon.md §8.4). */
export function scheduleImport(here: Here, user: AccountRecord, job: ImportJob): void {
  job.state = 'scheduled';
  later(here.state, here.options.now() + 2 * SECOND, () => start(here, user, job));
}

function start(here: Here, user: AccountRecord, job: ImportJob): void {
  const { state, options } = here;
  job.state = 'in_progress';
  if (job.overwrite) overwrite(here, user, job);
  if (job.type === 'domain_blocking') {
    for (const { domain = '' } of job.rows) {
      addDomainBlock(state, user.id, domain);
      blockServer(here, user, domain);
    }
    job.processed = job.total;
    job.imported = job.total;
    job.rows.clear();
    finishIfDone(here, job);
    return;
  }
  if (job.type === 'lists') {
    for (const { list = '' } of job.rows) findOrAddList(state, user, list);
  }
  // Rows of the same person are one: the last of them counts, and the import is never through,
  // since its total counts them all (bulk_import_service.rb, deduced from the source).
  const isEach = job.type === 'lists' || job.type === 'custom_filters';
  const work = isEach ? [...job.rows] : [...rowsByKey(here, job).values()];
  work.forEach((row, index) => {
    later(state, options.now() + (index + 1) * ROW_STEP, () => attempt(here, user, job, row, 0));
  });
  finishIfDone(here, job);
}

function attempt(here: Here, user: AccountRecord, job: ImportJob, row: ImportRow, tried: number) {
  const outcome = workRow(here, user, job, row);
  const wait = RETRIES[tried];
  if (outcome === 'retry' && wait !== undefined) {
    later(here.state, here.options.now() + wait, () => attempt(here, user, job, row, tried + 1));
    return;
  }
  job.processed += 1;
  if (outcome === 'done') {
    job.imported += 1;
    job.rows.delete(row);
  }
  finishIfDone(here, job);
}

function finishIfDone({ options }: Here, job: ImportJob): void {
  if (job.processed < job.total) return;
  job.state = 'finished';
  job.finishedAt = options.now();
}
