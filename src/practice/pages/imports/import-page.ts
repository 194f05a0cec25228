import { get, post, type Route } from '../../route.ts';
import { isSince } from '../../versions.ts';
import { writeDate } from '../dates.ts';
import { csrfField, type Errors, field, NO_ERRORS } from '../form.ts';
import { gated } from '../gate.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { IMPORT } from '../labels/import.ts';
import { MESSAGES } from '../labels/messages.ts';
import { redirect, settingsPage } from '../page.ts';
import { type SignedIn, setFlash } from '../session.ts';
import { checkUpload } from './check-upload.ts';
import { addImport, type ImportJob, importsOf } from './import-job.ts';
import { IMPORT_TYPES, readImportType, typeGroups } from './import-type.ts';
import { scheduleImport } from './run-import.ts';

/** `/settings/imports` from 4.2, `/settings/import` before; the other one is a 404 (§0.6, §8.1). */
const isNew = ({ context }: SignedIn) => isSince(context.version, 4, 2);
const RECENT = 10;

/** GET /settings/imports, GET /settings/import */
export function importPage(seen: SignedIn, errors: Errors = NO_ERRORS): Response {
  const { say } = seen;
  const name = isNew(seen) ? 'form_import' : 'import';
  const action = isNew(seen) ? '/settings/imports' : '/settings/import';
  const mode = (value: 'merge' | 'overwrite') => {
    const checked = value === 'merge' ? html` checked` : NOTHING;
    const hint = value === 'merge' ? IMPORT.mergeLong : IMPORT.overwriteLong;
    return html`<li><label><input type="radio" name="${name}[mode]" value="${value}"${checked}> ${say(IMPORT[value])}<span class="hint">${say(hint)}</span></label></li>`;
  };
  const body = html`<form method="post" action="${action}" enctype="multipart/form-data">${csrfField(seen)}
<div class="field"><label for="${name}_type">${say(IMPORT.type)} <abbr title="required">*</abbr></label><span class="hint">${say(IMPORT.preface)}</span><select id="${name}_type" name="${name}[type]" required>${choices(seen, name)}</select></div>
<div class="row">${field({ name: `${name}[data]`, label: say(IMPORT.data), hint: say(IMPORT.dataHint), type: 'file', required: true, errors: errors.fields.data })}
<ul class="choices">${mode('merge')}${mode('overwrite')}</ul></div>
<button class="wide">${say(IMPORT.upload)}</button></form>${isNew(seen) ? recent(seen) : NOTHING}`;
  return settingsPage(seen, { title: say(IMPORT.title) }, body);
}

function choices({ say, context }: SignedIn, name: string): readonly Html[] {
  const chosen = context.params.get(`${name}[type]`);
  return typeGroups(context.version).map(([label, types]) => {
    const options = types.map((type) => {
      const selected = type === chosen ? html` selected` : NOTHING;
      return html`<option value="${type}"${selected}>${say(IMPORT_TYPES[type].label)}</option>`;
    });
    return label === undefined
      ? html`${options}`
      : html`<optgroup label="${say(label)}">${options}</optgroup>`;
  });
}

/** The last ten, with what went wrong once they are through (mastodon.md §8.1). */
function recent(seen: SignedIn): Html {
  const { say, context, user, lang } = seen;
  const rows = importsOf(context, user)
    .slice(0, RECENT)
    .map((job) => {
      const state = stateOf(seen, job);
      const shown =
        job.state === 'unconfirmed'
          ? html`<a href="/settings/imports/${job.id}">${state}</a>`
          : state;
      return html`<tr id="bulk_import_${job.id}"><td>${say(IMPORT_TYPES[job.type].label)}</td><td>${shown}</td><td>${job.imported} / ${job.total}</td><td>${writeDate(job.at, lang)}</td><td>${failures(job)}</td></tr>`;
    });
  if (rows.length === 0) return NOTHING;
  const { columnType, columnStatus, columnImported, columnStarted, columnFailures } = IMPORT;
  const columns = [columnType, columnStatus, columnImported, columnStarted, columnFailures];
  return html`<hr><h3>${say(IMPORT.recent)}</h3><div class="scroll"><table><thead><tr>${columns.map((one) => html`<th>${say(one)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function stateOf({ say }: SignedIn, { state }: ImportJob): string {
  switch (state) {
    case 'unconfirmed':
      return say(IMPORT.stateUnconfirmed);
    case 'scheduled':
      return say(IMPORT.stateScheduled);
    case 'in_progress':
      return say(IMPORT.stateInProgress);
    case 'finished':
      return say(IMPORT.stateFinished);
  }
}

function failures({ id, type, state, processed, imported }: ImportJob): Html | string {
  const count = processed - imported;
  if (count === 0) return '';
  const ending = type === 'custom_filters' ? 'json' : 'csv';
  return state === 'finished'
    ? html`<a href="/settings/imports/${id}/failures.${ending}">${count}</a>`
    : String(count);
}

/** POST: a confirm page from 4.2; before, it runs at once and tells nothing more (§8.1). */
export async function upload(seen: SignedIn): Promise<Response> {
  const { context, user, say } = seen;
  const name = isNew(seen) ? 'form_import' : 'import';
  const type = readImportType(context.params.get(`${name}[type]`), context.version);
  const file = context.files.get(`${name}[data]`);
  if (file === undefined || type === undefined) {
    return importPage(seen, { fields: { data: [say(MESSAGES.blank)] } });
  }
  const overwrite = context.params.get(`${name}[mode]`) === 'overwrite';
  const checked = await checkUpload(context, user, { type, overwrite, file }, say);
  if (checked.errors !== undefined) return importPage(seen, { fields: { data: checked.errors } });
  const job = addImport(context, user, { type, overwrite, fileName: file.name, ...checked });
  if (isNew(seen)) return redirect(`/settings/imports/${job.id}`);
  scheduleImport(context, user, job);
  setFlash(seen, 'notice', say(IMPORT.success));
  return redirect('/settings/import');
}

export const IMPORT_ROUTES: readonly Route[] = [
  get(
    '/settings/imports',
    gated('functional', (seen) => importPage(seen)),
    { since: [4, 2] },
  ),
  post('/settings/imports', gated('functional', upload), { since: [4, 2] }),
  get(
    '/settings/import',
    gated('functional', (seen) => importPage(seen)),
    { until: [4, 2] },
  ),
  post('/settings/import', gated('functional', upload), { until: [4, 2] }),
];
