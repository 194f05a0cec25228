import {
  ApiError,
  type Context,
  forbidden,
  json,
  notFound,
  optionalUser,
  requireUser,
} from '../context.ts';
import { booleanParam, listParam } from '../params.ts';
import { del, get, patch, post, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { addCollection, type Collection, type CollectionPart } from '../state/collections.ts';
import { isBlocking } from '../state/relations.ts';
import { nextId } from '../state/state.ts';
import { accountEntity } from './entities.ts';
import { refusesFollow, requireRecord } from './find.ts';
import { limitOf } from './paging.ts';

const MOST = 25;

const partEntity = ({ id, state, at, account }: CollectionPart) => ({
  id,
  state,
  created_at: new Date(at).toISOString(),
  account_id: account,
});

function collectionEntity(
  { options }: Context,
  collection: Collection,
  reader: AccountRecord | undefined,
): object {
  const parts = shownParts(collection, reader);
  const { id, name, description, account, sensitive, discoverable, tag } = collection;
  const at = new Date(collection.at).toISOString();
  return {
    id,
    uri: `${options.origin}/ap/users/${account}/featured_collections/${id}`,
    name,
    description,
    language: null,
    account_id: account,
    local: true,
    sensitive,
    discoverable,
    url: `${options.origin}/collections/${id}`,
    item_count: parts.length,
    created_at: at,
    updated_at: at,
    tag: tag === undefined ? null : { name: tag, url: `${options.origin}/tags/${tag}` },
    items: parts.map(partEntity),
  };
}

/** Only the owner sees who has not agreed yet. */
const shownParts = ({ parts, account }: Collection, reader: AccountRecord | undefined) =>
  parts.filter(({ state }) => state === 'accepted' || reader?.id === account);

/** GET /api/v1/accounts/:id/collections: by offset, 40 of 100 (mastodon.md §4.2). */
function index(context: Context): Response {
  const reader = optionalUser(context, 'read:collections');
  const owner = requireRecord(context);
  const { state, params, options, url } = context;
  const limit = limitOf(context, 40, 100);
  const offset = Math.max(0, Number.parseInt(params.get('offset') ?? '0', 10) || 0);
  const all = [...state.collections.values()]
    .filter(
      ({ account, discoverable }) => account === owner.id && (discoverable || reader === owner),
    )
    .reverse();
  const page = all.slice(offset, offset + limit);
  const headers = new Headers();
  if (offset + page.length < all.length) {
    const next = `${options.origin}${url.pathname}?offset=${offset + limit}`;
    headers.set('Link', `<${next}>; rel="next"`);
  }
  const collections = page.map((one) => collectionEntity(context, one, reader));
  return json({ collections }, { headers });
}

function find({ state, path }: Context): Collection {
  const found = state.collections.get(path[0] ?? '');
  if (found === undefined) throw notFound();
  return found;
}

function show(context: Context): Response {
  const reader = optionalUser(context, 'read:collections');
  const collection = find(context);
  const people = [collection.account, ...shownParts(collection, reader).map((one) => one.account)];
  const accounts = people.flatMap((id) => context.state.accounts.get(id) ?? []);
  return json({
    collection: collectionEntity(context, collection, reader),
    accounts: accounts.map((record) => accountEntity(context, record)),
  });
}

function own(context: Context): { user: AccountRecord; collection: Collection } {
  const user = requireUser(context, 'write:collections');
  const collection = find(context);
  if (collection.account !== user.id) throw forbidden();
  return { user, collection };
}

/** POST /api/v1/collections: another one each time (mastodon.md §5). */
function create(context: Context): Response {
  const user = requireUser(context, 'write:collections');
  const { state, now } = context;
  const people = [...new Set(listParam(context.params, 'account_ids'))].map((id) =>
    requireRecord(context, id),
  );
  const facts = factsFrom(context);
  for (const person of people) requireFeaturable(context, user, person);
  if (people.length > MOST) throw refused('collection_items', 'are too many');
  const collection = addCollection(state, { account: user.id, at: now, ...facts });
  collection.parts = people.map((person) => newPart(context, person));
  return json({ collection: collectionEntity(context, collection, user) });
}

function update(context: Context): Response {
  const { user, collection } = own(context);
  Object.assign(collection, factsFrom(context, collection));
  return json({ collection: collectionEntity(context, collection, user) });
}

function destroy(context: Context): Response {
  const { collection } = own(context);
  context.state.collections.delete(collection.id);
  return new Response(null, { status: 200 });
}

function factsFrom({ params }: Context, before?: Collection) {
  const name = params.get('name') ?? before?.name ?? '';
  const description = params.get('description') ?? before?.description ?? '';
  if (name.trim() === '') throw refused('name', "can't be blank");
  if ([...name].length > 40) throw refused('name', 'is too long (maximum is 40 characters)');
  if ([...description].length > 100) {
    throw refused('description', 'is too long (maximum is 100 characters)');
  }
  return {
    name,
    description,
    tag: params.get('tag_name') ?? before?.tag,
    sensitive: booleanParam(params, 'sensitive') ?? before?.sensitive ?? false,
    discoverable: booleanParam(params, 'discoverable') ?? before?.discoverable ?? true,
  };
}

function refused(field: string, description: string): ApiError {
  const name = `${field[0]?.toUpperCase()}${field.slice(1).replaceAll('_', ' ')}`;
  return new ApiError(422, `Validation failed: ${name} ${description}`, {
    [field]: [{ error: 'ERR_INVALID', description }],
  });
}

/** 403 when somebody does not allow to be featured (mastodon.md §5). */
function requireFeaturable(context: Context, user: AccountRecord, person: AccountRecord): void {
  const { state } = context;
  const isBlocked = isBlocking(state, person.id, user.id) || isBlocking(state, user.id, person.id);
  if (isBlocked || person.suspended || refusesFollow(context, person)) throw forbidden();
}

function newPart({ state, now }: Context, person: AccountRecord): CollectionPart {
  const agreed = person.local ? 'accepted' : 'pending';
  return { id: nextId(state), account: person.id, state: agreed, at: now };
}

/** POST /api/v1/collections/:id/items */
function add(context: Context): Response {
  const { user, collection } = own(context);
  const id = context.params.get('account_id') ?? '';
  if (id === '') throw new ApiError(422, '`account_id` parameter is missing');
  const person = requireRecord(context, id);
  requireFeaturable(context, user, person);
  if (collection.parts.some(({ account }) => account === person.id)) {
    throw new ApiError(422, 'Validation failed: Account has already been taken');
  }
  if (collection.parts.length >= MOST) throw refused('collection_items', 'are too many');
  const part = newPart(context, person);
  collection.parts.push(part);
  return json({ collection_item: partEntity(part) });
}

function remove(context: Context): Response {
  const { collection } = own(context);
  const place = collection.parts.findIndex(({ id }) => id === context.path[1]);
  if (place < 0) throw notFound();
  collection.parts.splice(place, 1);
  return new Response(null, { status: 200 });
}

/** Collections, since 4.6; `v1_alpha` is their old name (mastodon.md §4.2). */
const routesUnder = (root: string): readonly Route[] => [
  get(`${root}/accounts/:id/collections`, index, { since: [4, 6] }),
  get(`${root}/collections/:id`, show, { since: [4, 6] }),
  post(`${root}/collections`, create, { since: [4, 6] }),
  patch(`${root}/collections/:id`, update, { since: [4, 6] }),
  del(`${root}/collections/:id`, destroy, { since: [4, 6] }),
  post(`${root}/collections/:id/items`, add, { since: [4, 6] }),
  del(`${root}/collections/:id/items/:part`, remove, { since: [4, 6] }),
];

export const COLLECTION_ROUTES: readonly Route[] = [
  ...routesUnder('/api/v1'),
  ...routesUnder('/api/v1_alpha'),
];
