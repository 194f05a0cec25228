import { ApiError, type Context, invalid, json, notFound, requireUser } from '../context.ts';
import { countFamily, familyFigures } from '../rate-limits.ts';
import { del, post, type Route } from '../route.ts';
import { addPost, type Visibility } from '../state/posts.ts';
import { nextId } from '../state/state.ts';
import { say } from '../words.ts';
import { statusEntity } from './status-entity.ts';

/** Takes one of a family, or answers its 429 (mastodon.md §3.2, §3.3). */
function take(context: Context, family: 'statuses' | 'reports', account: string): void {
  const figures = familyFigures(context, family, account);
  context.told.family = figures;
  if (figures.remaining === 0) throw new ApiError(429, say(context, 'tooMany'));
  countFamily(context, family, account);
  context.told.family = familyFigures(context, family, account);
}

/** POST /api/v1/statuses: an `Idempotency-Key` that comes again gives the same post. */
function create(context: Context): Response {
  const user = requireUser(context, 'write:statuses');
  const { params, state, now, request, options } = context;
  const text = params.get('status') ?? '';
  if (text.trim() === '') throw invalid("Text can't be blank");
  const key = request.headers.get('idempotency-key');
  const before = key === null ? undefined : state.idempotency.get(`${user.id} ${key}`);
  const known = before === undefined ? undefined : state.posts.get(before);
  if (known !== undefined) return json(statusEntity(context, known, user));
  take(context, 'statuses', user.id);
  const visibility = (params.get('visibility') ?? 'public') as Visibility;
  if (!['public', 'unlisted', 'private', 'direct'].includes(visibility)) {
    throw invalid('Visibility is not included in the list');
  }
  const id = nextId(state);
  const added = addPost(
    state,
    {
      account: user.id,
      uri: `${user.uri}/statuses/${id}`,
      url: `${options.origin}/@${user.username}/${id}`,
      content: `<p>${text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)}</p>`,
      visibility,
      at: now,
    },
    id,
  );
  if (key !== null) state.idempotency.set(`${user.id} ${key}`, added.id);
  return json(statusEntity(context, added, user));
}

/** DELETE /api/v1/statuses/:id */
function destroy(context: Context): Response {
  const user = requireUser(context, 'write:statuses');
  const { state, path } = context;
  const found = state.posts.get(path[0] ?? '');
  if (found === undefined || found.account !== user.id) throw notFound();
  const said = { ...statusEntity(context, found, user), text: found.content };
  state.posts.delete(found.id);
  return json(said);
}

/** POST /api/v1/reports: for the family of reports alone (mastodon.md §3.2). */
function report(context: Context): Response {
  const user = requireUser(context, 'write:reports');
  const target = context.state.accounts.get(context.params.get('account_id') ?? '');
  if (target === undefined) throw notFound();
  take(context, 'reports', user.id);
  const comment = context.params.get('comment') ?? '';
  return json({ id: nextId(context.state), action_taken: false, comment, category: 'other' });
}

/** POST /api/v1/media, /api/v2/media: what its throttle is counted on (mastodon.md §3.1). */
function upload(context: Context): Response {
  requireUser(context, 'write:media');
  if (!context.files.has('file')) throw invalid("File can't be blank");
  return json({ id: nextId(context.state), type: 'image', url: null, description: null });
}

export const POSTING_ROUTES: readonly Route[] = [
  post('/api/v1/statuses', create),
  del('/api/v1/statuses/:id', destroy),
  post('/api/v1/reports', report),
  post('/api/v1/media', upload),
  post('/api/v2/media', upload),
];
