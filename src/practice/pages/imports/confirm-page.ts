import { del, get, post, type Route } from '../../route.ts';
import { type Cell, writeCsv } from '../csv-writer.ts';
import { writeNumber } from '../dates.ts';
import { csrfField, methodField } from '../form.ts';
import { gated } from '../gate.ts';
import { html, NOTHING } from '../html.ts';
import { IMPORT } from '../labels/import.ts';
import { MERGE_PREAMBLES, OVERWRITE_PREAMBLES } from '../labels/import-preambles.ts';
import { MESSAGES } from '../labels/messages.ts';
import { redirect, settingsPage } from '../page.ts';
import { type SignedIn, setFlash } from '../session.ts';
import { type ImportJob, importsOf, removeImport } from './import-job.ts';
import type { ImportRow } from './import-rows.ts';
import { IMPORT_TYPES } from './import-type.ts';
import { scheduleImport } from './run-import.ts';

/** GET /settings/imports/:id: what is about to happen, to be confirmed (mastodon.md §8.1). */
function confirmPage(seen: SignedIn): Response {
  const { say, lang } = seen;
  const job = unconfirmed(seen);
  if (job === undefined) return new Response(null, { status: 404 });
  const preambles = (job.overwrite ? OVERWRITE_PREAMBLES : MERGE_PREAMBLES)[job.type];
  // French counts nothing as one.
  const isOne = job.total === 1 || (lang === 'fr' && job.total === 0);
  const values = { count: writeNumber(job.total, lang), filename: job.fileName };
  const warn = (text: string) => html`<div class="flash warning">${text}</div>`;
  const body = html`${job.isMismatched ? warn(say(IMPORT.mismatched)) : NOTHING}${job.lacksPosts ? warn(say(MESSAGES.missingStatus)) : NOTHING}
<p class="hint">${say(isOne ? preambles.one : preambles.other, values)}</p>
<div class="beside"><form method="post" action="/settings/imports/${job.id}">${csrfField(seen)}${methodField('delete')}<button class="secondary">${say(IMPORT.cancel)}</button></form>
<form method="post" action="/settings/imports/${job.id}/confirm">${csrfField(seen)}<button>${say(IMPORT.confirm)}</button></form></div>`;
  const title = IMPORT_TYPES[job.type].confirmTitle;
  return settingsPage(seen, { title: title === undefined ? 'Custom filters' : say(title) }, body);
}

function importOf({ context, user }: SignedIn): ImportJob | undefined {
  return importsOf(context, user).find(({ id }) => String(id) === context.path[0]);
}

function unconfirmed(seen: SignedIn): ImportJob | undefined {
  const job = importOf(seen);
  return job?.state === 'unconfirmed' ? job : undefined;
}

/** POST /settings/imports/:id/confirm */
export function confirm(seen: SignedIn): Response {
  const job = unconfirmed(seen);
  if (job === undefined) return new Response(null, { status: 404 });
  scheduleImport(seen.context, seen.user, job);
  setFlash(seen, 'notice', seen.say(IMPORT.success));
  return redirect('/settings/imports');
}

/** DELETE /settings/imports/:id */
export function cancel(seen: SignedIn): Response {
  const job = unconfirmed(seen);
  if (job === undefined) return new Response(null, { status: 404 });
  removeImport(seen.context, job);
  return redirect('/settings/imports');
}

/** The rows that failed, in the form they came in, once the import is through (§8.1). */
function failures(ending: 'csv' | 'json') {
  return (seen: SignedIn): Response => {
    const job = importOf(seen);
    if (job?.state !== 'finished' || (job.type === 'custom_filters') !== (ending === 'json')) {
      return new Response(null, { status: 404 });
    }
    const text = ending === 'json' ? filtersOf(job) : csvOf(job);
    const type = ending === 'json' ? 'application/json' : 'text/csv';
    const name = IMPORT_TYPES[job.type].failuresFile;
    return new Response(text, {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  };
}

function filtersOf({ rows }: ImportJob): string {
  return JSON.stringify({ custom_filters: [...rows].map(({ filter }) => filter) });
}

function csvOf(job: ImportJob): string {
  const { columns, failuresHeader } = IMPORT_TYPES[job.type];
  const rows = [...job.rows].map((row) => cellsOf(job, row));
  return writeCsv(failuresHeader ? [columns, ...rows] : rows);
}

function cellsOf({ type }: ImportJob, row: ImportRow): readonly Cell[] {
  switch (type) {
    case 'following':
      return [row.acct, row.reblogs ?? true, row.notify ?? false, row.languages?.join(', ')];
    case 'muting':
      return [row.acct, row.notifications ?? true];
    case 'blocking':
      return [row.acct];
    case 'domain_blocking':
      return [row.domain];
    case 'bookmarks':
      return [row.uri];
    case 'lists':
      return [row.list, row.acct];
    case 'custom_filters':
      return [];
  }
}

const SINCE_42 = { since: [4, 2] } as const;

export const CONFIRM_ROUTES: readonly Route[] = [
  get('/settings/imports/:id', gated('functional', confirmPage), SINCE_42),
  post('/settings/imports/:id/confirm', gated('functional', confirm), SINCE_42),
  post('/settings/imports/:id', gated('functional', cancel), SINCE_42),
  del('/settings/imports/:id', gated('functional', cancel), SINCE_42),
  get('/settings/imports/:id/failures.csv', gated('functional', failures('csv')), SINCE_42),
  get('/settings/imports/:id/failures.json', gated('functional', failures('json')), {
    since: [4, 6],
  }),
];
