import { type Context, json, notFound, requireUser } from '../context.ts';
import { deliver } from '../federation/deliver.ts';
import { get, post, type Route } from '../route.ts';
import { acceptFollow, findFollow, removeFollow, requestsOf } from '../state/follows.ts';
import { accountEntity } from './entities.ts';
import { requireRecord } from './find.ts';
import { paginate } from './paging.ts';
import { answerRelationship } from './relationship.ts';

/** GET /api/v1/follow_requests: who waits for a yes (mastodon.md §4.2). */
function list(context: Context): Response {
  const user = requireUser(context, 'read:follows');
  const { state, now } = context;
  const waiting = requestsOf(state, 'to', user.id, now).flatMap(({ row, from }) => {
    const record = state.accounts.get(from);
    return record === undefined || record.suspended ? [] : { row, record };
  });
  const { page, headers } = paginate(context, waiting, {
    limit: 40,
    idOf: ({ row }) => String(row),
  });
  return json(
    page.map(({ record }) => accountEntity(context, record)),
    { headers },
  );
}

function answer(type: 'Accept' | 'Reject') {
  return (context: Context): Response => {
    const user = requireUser(context, 'write:follows');
    const asking = requireRecord(context);
    const { state, now } = context;
    const request = findFollow(state, asking.id, user.id);
    if (request === undefined || request.acceptedAt <= now) throw notFound();
    if (type === 'Accept') acceptFollow(state, request, now);
    else removeFollow(state, asking.id, user.id);
    deliver(context, asking.handle, { type, actor: user.handle, object: asking.handle });
    return answerRelationship(context, user, asking);
  };
}

export const FOLLOW_REQUEST_ROUTES: readonly Route[] = [
  get('/api/v1/follow_requests', list),
  post('/api/v1/follow_requests/:id/authorize', answer('Accept')),
  post('/api/v1/follow_requests/:id/reject', answer('Reject')),
];
