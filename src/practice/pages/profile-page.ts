import type { Context } from '../context.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { countFollows } from '../state/follows.ts';
import { type Html, html, NOTHING } from './html.ts';
import { BANNERS } from './labels/banners.ts';
import { EXPORT } from './labels/export.ts';
import { REFUSALS } from './labels/refusals.ts';
import { narrowPage, redirect } from './page.ts';
import { type Visit, visit } from './session.ts';

/** GET /@:name: the public profile, with the box of a moved account (mastodon.md §10.4, §11). */
export function profilePage(context: Context, record: AccountRecord): Response {
  const seen = visit(context);
  // In limited federation pages want a sign-in as well (mastodon.md §1.4).
  if (context.options.quirks?.limitedFederation === true && seen.user === undefined) {
    return redirect('/auth/sign_in', seen.cookie);
  }
  if (record.gone) {
    const title = seen.say(REFUSALS.gone);
    return narrowPage(seen, { title, status: 410 }, html`<h1>${title}</h1>`);
  }
  const title = `${record.displayName} (@${record.handle})`;
  const followers = countFollows(context.state, 'to', record.id, context.now);
  const body = html`${movedBox(seen, record)}<h1>${record.displayName}</h1><p class="soft">@${record.handle}</p>
<p>${record.note}</p><p>${seen.say(EXPORT.followers)} <strong>${followers}</strong></p>`;
  return narrowPage(seen, { title }, body);
}

function movedBox({ context, say }: Visit, record: AccountRecord): Html {
  const target =
    record.movedTo === undefined ? undefined : context.state.accounts.get(record.movedTo);
  if (target === undefined) return NOTHING;
  const text = say(BANNERS.newAccount, { name: record.displayName });
  return html`<div class="flash">${text} <strong>@${target.handle}</strong> <a href="${target.url}">${say(BANNERS.goToProfile)}</a></div>`;
}
