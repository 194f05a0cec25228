import { type Context, invalid, json, requireUser } from '../context.ts';
import { deliver } from '../federation/deliver.ts';
import { del, get, post, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { removeFollow } from '../state/follows.ts';
import { later } from '../state/jobs.ts';
import { addDomainBlock, findMute, removeDomainBlock, rowsOf } from '../state/relations.ts';
import { endorsedBy } from './accounts.ts';
import { accountEntity } from './entities.ts';
import { paginate } from './paging.ts';

type Row = { readonly row: number; readonly to: string };
const RULES = { limit: 40, idOf: ({ row }: { readonly row: number }) => String(row) };

/** Rows whose person is there to be shown: suspended ones are left out, before the page is cut. */
function shownRows(context: Context, rows: readonly Row[]) {
  return rows.flatMap((row) => {
    const record = context.state.accounts.get(row.to);
    return record === undefined || record.suspended ? [] : { row: row.row, to: row.to, record };
  });
}

/** GET /api/v1/blocks (mastodon.md §4.2). */
function blocks(context: Context): Response {
  const user = requireUser(context, 'read:blocks');
  const rows = rowsOf(context.state.blocks.values(), ({ from }) => from === user.id);
  const { page, headers } = paginate(context, shownRows(context, rows), RULES);
  return json(
    page.map(({ record }) => accountEntity(context, record)),
    { headers },
  );
}

/** GET /api/v1/mutes: with when each ends; the notification flag is elsewhere (§4.2). */
function mutes(context: Context): Response {
  const user = requireUser(context, 'read:mutes');
  const { state, now } = context;
  const rows = rowsOf(
    [...state.mutes.values()],
    ({ from, to }) => from === user.id && findMute(state, from, to, now) !== undefined,
  );
  const { page, headers } = paginate(context, shownRows(context, rows), RULES);
  const entities = page.map(({ record }) => {
    const expiresAt = findMute(state, user.id, record.id, now)?.expiresAt;
    const mute_expires_at = expiresAt === undefined ? null : new Date(expiresAt).toISOString();
    return { ...accountEntity(context, record), mute_expires_at };
  });
  return json(entities, { headers });
}

/** GET /api/v1/domain_blocks: strings (§4.2). */
function domainBlocks(context: Context): Response {
  const user = requireUser(context, 'read:blocks');
  const rows = rowsOf(context.state.domainBlocks, ({ account }) => account === user.id);
  const { page, headers } = paginate(context, rows, { ...RULES, limit: 100 });
  return json(
    page.map(({ domain }) => domain),
    { headers },
  );
}

/** How long the background job takes that cuts the ties. */
const CUT_AFTER = 1_000;

/** POST /api/v1/domain_blocks: idempotent; ties to that server end a little later (§5). */
function blockDomain(context: Context): Response {
  const user = requireUser(context, 'write:blocks');
  const domain = normalDomain(context.params.get('domain') ?? '');
  if (domain === '') throw invalid("Domain can't be blank");
  if (!/^[^\s/@]+\.[^\s/@]+$/.test(domain)) throw invalid('Domain is not a valid domain name');
  addDomainBlock(context.state, user.id, domain);
  later(context.state, context.now + CUT_AFTER, () => cutTies(context, user, domain));
  return json({});
}

function unblockDomain(context: Context): Response {
  const user = requireUser(context, 'write:blocks');
  removeDomainBlock(context.state, user.id, normalDomain(context.params.get('domain') ?? ''));
  return json({});
}

/** GET /api/v1/domain_blocks/preview, since 4.3 (§5). */
function previewDomain(context: Context): Response {
  const user = requireUser(context, 'write:blocks');
  const ties = tiesWith(context, user, normalDomain(context.params.get('domain') ?? ''));
  const accepted = ties.filter((follow) => follow.acceptedAt <= context.now);
  return json({
    following_count: accepted.filter(({ from }) => from === user.id).length,
    followers_count: accepted.filter(({ to }) => to === user.id).length,
  });
}

function cutTies(context: Context, user: AccountRecord, domain: string): void {
  const { state } = context;
  for (const { from, to } of tiesWith(context, user, domain)) {
    removeFollow(state, from, to);
    const other = state.accounts.get(from === user.id ? to : from);
    if (other === undefined) continue;
    const type = from === user.id ? 'Undo Follow' : 'Reject';
    deliver(context, other.handle, { type, actor: user.handle, object: other.handle });
  }
}

function tiesWith({ state }: Context, user: AccountRecord, domain: string) {
  const isThere = (id: string) => {
    const record = state.accounts.get(id);
    return record !== undefined && !record.local && record.server === domain;
  };
  return [...state.follows.values()].filter(
    ({ from, to }) => (from === user.id && isThere(to)) || (to === user.id && isThere(from)),
  );
}

function normalDomain(text: string): string {
  const bare = text.trim().toLowerCase().replace(/\/$/, '');
  try {
    return bare === '' || /[@/]/.test(bare) ? bare : new URL(`https://${bare}`).host;
  } catch {
    return bare;
  }
}

/** GET /api/v1/endorsements (§4.2). */
function endorsements(context: Context): Response {
  return endorsedBy(context, requireUser(context, 'read:accounts'));
}

export const OWN_LIST_ROUTES: readonly Route[] = [
  get('/api/v1/blocks', blocks),
  get('/api/v1/mutes', mutes),
  get('/api/v1/domain_blocks', domainBlocks),
  post('/api/v1/domain_blocks', blockDomain),
  del('/api/v1/domain_blocks', unblockDomain),
  get('/api/v1/domain_blocks/preview', previewDomain, { since: [4, 3] }),
  get('/api/v1/endorsements', endorsements),
];
