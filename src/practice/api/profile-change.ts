import { type Context, invalid } from '../context.ts';
import { deliver } from '../federation/deliver.ts';
import type { Here } from '../network.ts';
import { booleanParam, listParam, rowsParam } from '../params.ts';
import type { AccountRecord, Field, Picture } from '../state/accounts.ts';
import { acceptFollow, requestsOf } from '../state/follows.ts';
import { isSince } from '../versions.ts';

const FIELDS = 4;
const MEGABYTE = 1_048_576;

type Fault = { readonly name: string; readonly code: string; readonly description: string };

/** All or nothing; what is wrong is told by field from 4.3 (mastodon.md §5). */
export async function changeProfile(context: Context, record: AccountRecord): Promise<void> {
  const { params, version } = context;
  const since = (major: number, minor: number) => isSince(version, major, minor);
  const displayName = params.get('display_name') ?? record.displayName;
  const note = params.get('note') ?? record.note;
  const fields = fieldsFrom(params) ?? record.fields;
  const avatarDescription = params.get('avatar_description') ?? record.avatarDescription;
  const headerDescription = params.get('header_description') ?? record.headerDescription;
  const faults = [
    ...tooLong('display_name', displayName, since(4, 6) ? 40 : 30),
    ...tooLong('note', note, 500),
    ...(fields.length > FIELDS ? [long('fields', FIELDS)] : []),
    ...fields.filter(({ name, value }) => name === '' && value !== '').map(() => nameless),
    ...tooLong('avatar_description', avatarDescription, 150),
    ...tooLong('header_description', headerDescription, 150),
    ...pictureFaults(context, 'avatar'),
    ...pictureFaults(context, 'header'),
  ];
  refuse(faults, since(4, 3));
  record.displayName = displayName;
  record.note = note;
  record.fields = fields.filter(({ name, value }) => name !== '' || value !== '');
  record.avatar = (await pictureFrom(context, 'avatar')) ?? record.avatar;
  record.header = (await pictureFrom(context, 'header')) ?? record.header;
  if (since(4, 6)) Object.assign(record, { avatarDescription, headerDescription });
  record.bot = booleanParam(params, 'bot') ?? record.bot;
  record.discoverable = booleanParam(params, 'discoverable') ?? record.discoverable;
  if (since(4, 1)) {
    record.hideCollections = booleanParam(params, 'hide_collections') ?? record.hideCollections;
  }
  if (since(4, 2)) record.indexable = booleanParam(params, 'indexable') ?? record.indexable;
  const domains = listParam(params, 'attribution_domains').filter((domain) => domain !== '');
  const clears = params.has('attribution_domains[]') || params.has('attribution_domains');
  if (since(4, 4) && clears) record.attributionDomains = domains;
  const locked = booleanParam(params, 'locked');
  if (locked !== undefined) setLocked(context, record, locked);
}

/** Unlocking accepts everybody who waits, at once (mastodon.md §0.9). */
export function setLocked(here: Here, record: AccountRecord, locked: boolean): void {
  const { state, options } = here;
  const wasLocked = record.locked;
  record.locked = locked;
  // GoToSocial leaves them waiting (gotosocial-observed.md §7).
  if (!wasLocked || locked || options.software === 'gotosocial') return;
  for (const request of requestsOf(state, 'to', record.id, options.now()).reverse()) {
    acceptFollow(state, request, options.now());
    const asking = state.accounts.get(request.from);
    if (asking === undefined) continue;
    deliver(here, asking.handle, { type: 'Accept', actor: record.handle, object: asking.handle });
  }
}

/** The rows given replace the ones before. */
function fieldsFrom(params: URLSearchParams): readonly Field[] | undefined {
  const rows = rowsParam(params, 'fields_attributes');
  if (rows.length === 0) return undefined;
  const fields = rows.map((row) => ({
    name: row.get('name') ?? '',
    value: row.get('value') ?? '',
  }));
  return fields.filter(({ name, value }) => name !== '' || value !== '');
}

const human = (name: string) => name[0]?.toUpperCase() + name.slice(1).replaceAll('_', ' ');

const long = (name: string, max: number): Fault => ({
  name,
  code: 'ERR_TOO_LONG',
  description: `is too long (maximum is ${max} characters)`,
});

const nameless: Fault = {
  name: 'fields',
  code: 'ERR_FIELDS_WITH_VALUES_MISSING_LABELS',
  description: 'contains values with missing labels',
};

const tooLong = (name: string, text: string, max: number) =>
  [...text].length > max ? [long(name, max)] : [];

/** 2 MB up to 4.3, 8 MB from 4.4 where images are read by libvips, as here (mastodon.md §5). */
function pictureFaults({ files, version }: Context, name: string): readonly Fault[] {
  const file = files.get(name);
  if (file === undefined) return [];
  const megabytes = isSince(version, 4, 4) ? 8 : 2;
  if (!/^image\/(?:jpeg|png|gif|webp)$/.test(file.type)) {
    return [{ name, code: 'ERR_INVALID', description: 'content type is invalid' }];
  }
  if (file.size <= megabytes * MEGABYTE) return [];
  const description = `file size must be less than ${megabytes} MB`;
  return [{ name, code: 'ERR_LESS_THAN', description }];
}

async function pictureFrom({ files }: Context, name: string): Promise<Picture | undefined> {
  const file = files.get(name);
  if (file === undefined) return undefined;
  return { type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function refuse(faults: readonly Fault[], withDetails: boolean): void {
  if (faults.length === 0) return;
  const details: Record<string, { error: string; description: string }[]> = {};
  for (const { name, code, description } of faults) {
    details[name] = [...(details[name] ?? []), { error: code, description }];
  }
  const said = faults.map(({ name, description }) => `${human(name)} ${description}`).join(', ');
  throw invalid(said, withDetails ? details : undefined);
}
