import { get, post, type Route } from '../route.ts';
import { addPost } from '../state/posts.ts';
import { nextId } from '../state/state.ts';
import { csrfField } from './form.ts';
import { gated } from './gate.ts';
import { html } from './html.ts';
import { COMPOSE } from './labels/compose.ts';
import { narrowPage, redirect } from './page.ts';
import type { SignedIn } from './session.ts';
import { whoHeader } from './sign-in-page.ts';

/** GET /share: the composer, filled with `text`, `title` and `url` of the link (mastodon.md §1.2). */
export function sharePage(seen: SignedIn): Response {
  const { say, context } = seen;
  const { params } = context;
  const text = [params.get('title'), params.get('text'), params.get('url')]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  const body = html`${whoHeader(seen)}<form method="post" action="/share">${csrfField(seen)}
<div class="field"><textarea name="status" rows="8" aria-label="${say(COMPOSE.placeholder)}" placeholder="${say(COMPOSE.placeholder)}">${text}</textarea></div>
<button class="wide">${say(COMPOSE.publish)}</button></form>`;
  return narrowPage(seen, { title: say(COMPOSE.publish) }, body);
}

/** What the web app would send to the API. */
export function publish(seen: SignedIn): Response {
  const { context, user } = seen;
  const text = (context.params.get('status') ?? '').trim();
  if (text === '') return sharePage(seen);
  const id = nextId(context.state);
  addPost(
    context.state,
    {
      account: user.id,
      uri: `${user.uri}/statuses/${id}`,
      url: `${user.url}/${id}`,
      content: text,
      visibility: 'public',
      at: context.now,
    },
    id,
  );
  return redirect(`/@${user.username}`);
}

export const SHARE_ROUTES: readonly Route[] = [
  get('/share', gated('functional', sharePage)),
  post('/share', gated('functional', publish)),
];
