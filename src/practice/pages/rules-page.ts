import type { Session } from '../state/oauth.ts';
import { nextSecret } from '../state/state.ts';
import { isSince } from '../versions.ts';
import { html, NOTHING } from './html.ts';
import { MESSAGES } from './labels/messages.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import { narrowPage } from './page.ts';
import type { Visit } from './session.ts';
import { progress } from './sign-up-progress.ts';

/** What the button of the rules page sends on, so that the form knows they were read. */
const accepted = new WeakMap<Session, string>();

/** Rules come first from 4.0, on servers that have some (mastodon.md §13.4). */
export function asksForRules({ context, session }: Visit): boolean {
  const { rules = [] } = context.options;
  if (rules.length === 0 || !isSince(context.version, 4, 0)) return false;
  const token = accepted.get(session);
  return token === undefined || context.params.get('accept') !== token;
}

/** GET /auth/sign_up and /invite/:code, before the form. */
export function rulesPage(seen: Visit, code: string | null): Response {
  const { say, context, session } = seen;
  const { server: domain, rules = [] } = context.options;
  const token = nextSecret(context.state, 'accept');
  accepted.set(session, token);
  const isInvited = code !== null && isSince(context.version, 4, 2);
  const title = say(isInvited ? SIGN_UP.rulesTitleInvited : SIGN_UP.rulesTitle);
  const lead = say(isInvited ? MESSAGES.preambleInvited : SIGN_UP.rulesPreamble, { domain });
  const invite =
    code === null ? NOTHING : html`<input type="hidden" name="user[invite_code]" value="${code}">`;
  const body = html`<form method="get" action="/auth/sign_up">${invite}${progress(seen, 'rules')}
<h1>${title}</h1><p class="soft">${lead}</p><ol>${rules.map((rule) => html`<li>${rule}</li>`)}</ol>
<button class="wide" name="accept" value="${token}">${say(SIGN_UP.accept)}</button></form>
<p><a class="button secondary" href="/">${say(SIGN_UP.back)}</a></p>`;
  return narrowPage(seen, { title: say(SIGN_UP.signUp) }, body);
}
