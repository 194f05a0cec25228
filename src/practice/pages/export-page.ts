import type { Context } from '../context.ts';
import { get, post, type Route } from '../route.ts';
import { filtersOf } from '../state/filters.ts';
import { countFollows } from '../state/follows.ts';
import { listsOf } from '../state/lists.ts';
import { isSince } from '../versions.ts';
import { packArchive } from './archive-bytes.ts';
import { backupsOf, mayRequestBackup, requestBackup } from './backups.ts';
import { writeDate, writeNumber, writeSize } from './dates.ts';
import { type Backup, deskOf } from './desk.ts';
import { EXPORT_FILES, type ExportKind, writeExport, writeFilters } from './export-files.ts';
import { csrfField } from './form.ts';
import { forbidden, gated } from './gate.ts';
import { type Html, html, NOTHING } from './html.ts';
import { EXPORT } from './labels/export.ts';
import { MESSAGES } from './labels/messages.ts';
import { NAVIGATION } from './labels/navigation.ts';
import type { Wording } from './labels/wording.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, visit } from './session.ts';

/** GET /settings/export: open to moved and suspended people too (mastodon.md §7.1, §10.4). */
export async function exportPage(seen: SignedIn): Promise<Response> {
  const { say, context, user } = seen;
  const request = html`<form method="post" action="/settings/export">${csrfField(seen)}<button>${say(EXPORT.archiveRequest)}</button></form>`;
  const body = html`<div class="scroll"><table><tbody>${summary(seen)}</tbody></table></div><hr>
<p class="soft">${say(EXPORT.archiveHint)}</p>
${mayRequestBackup(context, user) ? request : NOTHING}${await archives(seen)}`;
  return settingsPage(seen, { title: say(NAVIGATION.export) }, body);
}

/** The rows in the order of the release: mutes above blocks from 4.3 (mastodon.md §11). */
function summary(seen: SignedIn): readonly Html[] {
  const { context, user, say } = seen;
  const { state, version, now } = context;
  const count = (kind: ExportKind) => EXPORT_FILES[kind].rows(context, user).length;
  const posts = [...state.posts.values()].filter(({ account }) => account === user.id).length;
  const csv = (kind: ExportKind, label: Wording, total = count(kind)) =>
    row(seen, label, writeNumber(total, seen.lang), `/settings/exports/${kind}.csv`);
  const plain = (label: Wording, text: string) => row(seen, label, text);
  const mutes = csv('mutes', EXPORT.mutes);
  const blocks = csv('blocks', EXPORT.blocks);
  const filters = filtersOf(state, user.id).length;
  return [
    plain(EXPORT.storage, writeSize(0, seen.lang)),
    plain(EXPORT.posts, writeNumber(posts, seen.lang)),
    csv('follows', EXPORT.follows),
    csv('lists', EXPORT.lists, listsOf(state, user.id).length),
    plain(EXPORT.followers, writeNumber(countFollows(state, 'to', user.id, now), seen.lang)),
    ...(isSince(version, 4, 3) ? [mutes, blocks] : [blocks, mutes]),
    csv('domain_blocks', EXPORT.domainBlocks),
    csv('bookmarks', EXPORT.bookmarks),
    ...(isSince(version, 4, 6)
      ? [
          html`<tr><th>${say(EXPORT.filters)}</th><td>${writeNumber(filters, seen.lang)}</td><td><a href="/settings/exports/custom_filters.json">${say(EXPORT.json)}</a></td></tr>`,
        ]
      : []),
  ];
}

function row({ say }: SignedIn, label: Wording, text: string, path?: string): Html {
  const link = path === undefined ? NOTHING : html`<a href="${path}">${say(EXPORT.csv)}</a>`;
  return html`<tr><th>${say(label)}</th><td>${text}</td><td>${link}</td></tr>`;
}

async function archives(seen: SignedIn): Promise<Html> {
  const { say, context, user, lang } = seen;
  const rows: Html[] = [];
  for (const backup of backupsOf(context, user)) {
    const bytes = backup.files && (await packArchive(backup.name, backup.files)).length;
    const path = pathOf(context, backup);
    const rest =
      bytes === undefined
        ? html`<td colspan="2">${say(EXPORT.archiveCompiling)}</td>`
        : html`<td>${writeSize(bytes, lang)}</td><td><a href="${path}">${say(EXPORT.archiveDownload)}</a></td>`;
    rows.push(html`<tr><td>${writeDate(backup.at, lang)}</td>${rest}</tr>`);
  }
  if (rows.length === 0) return NOTHING;
  return html`<hr><div class="scroll"><table><thead><tr><th>${say(EXPORT.archiveDate)}</th><th>${say(EXPORT.archiveSize)}</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const fileOf = ({ id, name }: Backup) => `/system/backups/dumps/${id}/${name}`;

/** The file itself up to 4.1, `/backups/:id/download` after (mastodon.md §9). */
function pathOf({ version }: Context, backup: Backup): string {
  return isSince(version, 4, 2) ? `/backups/${backup.id}/download` : fileOf(backup);
}

/** POST /settings/export: refused while a younger one exists (mastodon.md §9). */
export function requestArchive(seen: SignedIn): Response {
  const { context, user } = seen;
  if (!mayRequestBackup(context, user)) return forbidden(context);
  requestBackup(context, user);
  return redirect('/settings/export');
}

/** GET /backups/:id/download: on to the file, which lies open under a name nobody guesses. */
function download({ context, user }: SignedIn): Response {
  const backup = backupsOf(context, user).find(({ id }) => String(id) === context.path[0]);
  if (backup?.files === undefined) return new Response(null, { status: 404 });
  return redirect(fileOf(backup));
}

async function archiveFile({ state, path }: Context): Promise<Response> {
  const [id, name] = path;
  const backup = deskOf(state).backups.find((one) => String(one.id) === id && one.name === name);
  if (backup?.files === undefined) return new Response(null, { status: 404 });
  const type = backup.name.endsWith('.zip') ? 'application/zip' : 'application/gzip';
  return new Response(await packArchive(backup.name, backup.files), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${backup.name}"`,
    },
  });
}

/**
 * GET /settings/exports/….csv: signed out a bare 401, since Devise does not send files to the
 * sign-in; the page does that (mastodon.md §7.1).
 */
function file(write: (seen: SignedIn) => string, fileName: string, type: string) {
  return (context: Context): Response => {
    const seen = visit(context);
    const { user } = seen;
    if (user === undefined || user.gone) {
      const text = seen.say(MESSAGES.signedOut);
      const isJson = type === 'application/json';
      return new Response(isJson ? JSON.stringify({ error: text }) : text, {
        status: 401,
        headers: { 'Content-Type': isJson ? 'application/json' : 'text/plain; charset=utf-8' },
      });
    }
    return new Response(write({ ...seen, user }), {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  };
}

export const EXPORT_ROUTES: readonly Route[] = [
  get('/settings/export', gated('signed-in', exportPage)),
  post('/settings/export', gated('signed-in', requestArchive)),
  get('/backups/:id/download', gated('signed-in', download), { since: [4, 1] }),
  get('/system/backups/dumps/:id/:name', archiveFile),
  ...(Object.keys(EXPORT_FILES) as ExportKind[]).map((kind) =>
    get(
      `/settings/exports/${kind}.csv`,
      file(
        ({ context, user }) => writeExport(context, user, kind),
        EXPORT_FILES[kind].fileName,
        'text/csv',
      ),
    ),
  ),
  get(
    '/settings/exports/custom_filters.json',
    file(
      ({ context, user }) => writeFilters(context, user),
      'custom_filters.json',
      'application/json',
    ),
    { since: [4, 6] },
  ),
];
