import { type Context, json, requireUser } from '../context.ts';
import { type Cell, writeCsv } from '../pages/csv-writer.ts';
import { get, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { countFollows, followsOf } from '../state/follows.ts';
import { listsOf } from '../state/lists.ts';
import { findMute, rowsOf } from '../state/relations.ts';
import { refuse } from './errors.ts';
import { withToken } from './guard.ts';

type Rows = readonly (readonly Cell[])[];
type Write = (context: Context, user: AccountRecord) => Rows;

/** GET /api/v1/exports/X.csv: no file name with it; 404 for any other (gotosocial-observed.md §8). */
function exported(scope: string, write: Write) {
  return (context: Context): Response => {
    const user = requireUser(context, scope);
    const accept = context.request.headers.get('accept') ?? '*/*';
    if (!/text\/csv|text\/\*|\*\/\*/.test(accept)) return refuse(406);
    return new Response(writeCsv(write(context, user)), {
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
    });
  };
}

const handleOf = ({ state }: Context, id: string) => state.accounts.get(id)?.handle;

/** Pending follows are not in it, languages always empty (§8). */
const following: Write = (context, user) => [
  ['Account address', 'Show boosts', 'Notify on new posts', 'Languages'],
  ...followsOf(context.state, 'from', user.id, context.now).map((follow) => [
    handleOf(context, follow.to),
    follow.reblogs,
    follow.notify,
    undefined,
  ]),
];

const followers: Write = (context, user) => [
  ['Account address'],
  ...followsOf(context.state, 'to', user.id, context.now).map(({ from }) => [
    handleOf(context, from),
  ]),
];

/** Empty lists are absent (§8). */
const lists: Write = (context, user) =>
  listsOf(context.state, user.id).flatMap(({ title, members }) =>
    [...members].map((id) => [title, handleOf(context, id)]),
  );

const blocks: Write = (context, user) =>
  rowsOf(context.state.blocks.values(), ({ from }) => from === user.id).map(({ to }) => [
    handleOf(context, to),
  ]);

const mutes: Write = (context, user) => {
  const { state, now } = context;
  const rows = rowsOf([...state.mutes.values()], ({ from }) => from === user.id);
  return [
    ['Account address', 'Hide notifications'],
    ...rows
      .filter(({ from, to }) => findMute(state, from, to, now) !== undefined)
      .map(({ to, notifications }) => [handleOf(context, to), notifications]),
  ];
};

function stats(context: Context): Response {
  const user = requireUser(context, 'read:accounts');
  const { state, now } = context;
  const mine = ({ from }: { readonly from: string }) => from === user.id;
  return json({
    media_storage: '',
    followers_count: countFollows(state, 'to', user.id, now),
    following_count: countFollows(state, 'from', user.id, now),
    statuses_count: [...state.posts.values()].filter(({ account }) => account === user.id).length,
    lists_count: listsOf(state, user.id).length,
    blocks_count: [...state.blocks.values()].filter(mine).length,
    mutes_count: [...state.mutes.values()].filter(mine).length,
  });
}

export const EXPORT_ROUTES: readonly Route[] = [
  get('/api/v1/exports/stats', withToken(stats)),
  get('/api/v1/exports/following.csv', withToken(exported('read:follows', following))),
  get('/api/v1/exports/followers.csv', withToken(exported('read:accounts', followers))),
  get('/api/v1/exports/lists.csv', withToken(exported('read:lists', lists))),
  get('/api/v1/exports/blocks.csv', withToken(exported('read:blocks', blocks))),
  get('/api/v1/exports/mutes.csv', withToken(exported('read:mutes', mutes))),
];
