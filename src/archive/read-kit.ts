import { type Address, formatAddress, parseAddress } from '../domain/address.ts';
import type { FileProblem, FindingOf, Reject, RejectReason } from '../domain/finding.ts';
import { isPostUri } from '../domain/post-uri.ts';
import { type Profile, REPLIES_POLICIES, type Relation } from '../domain/relation.ts';
import { isDeeperThan } from './json-depth.ts';
import { KIT_FORMAT, KIT_VERSION } from './kit-format.ts';
import { rejectOf } from './sort-out.ts';

type Kit = Pick<FindingOf<'kit'>, 'rows' | 'rejects'>;
export type ReadKit =
  | ({ readonly ok: true } & Kit)
  | { readonly ok: false; readonly problem: FileProblem };

/** Levels of brackets; the format has four. */
const MAX_DEPTH = 16;
/** Characters of one text; servers take less. */
const MAX_TEXT = 10_000;
/** Things of all kinds together, as many as a list may have (read-file.ts). */
const MAX_THINGS = 400_000;

/** Whether a text is meant as the file of a take-away kit (docs/kit-format.md). */
export function isKitFile(text: string): boolean {
  return text.slice(0, 200).includes(`"${KIT_FORMAT}"`);
}

/**
 * Reads what a kit holds beside Mastodon's own files. Every entry ends in `rows` or in `rejects`,
 * once; `line` counts entries from 1, in the order of the format.
 */
export function readKit(text: string): ReadKit {
  const kit = parse(text);
  if (kit?.format !== KIT_FORMAT) return { ok: false, problem: { code: 'unreadable' } };
  if (kit.version !== KIT_VERSION) return { ok: false, problem: { code: 'newer-kit' } };
  const rows: FindingOf<'kit'>['rows'][number][] = [];
  const rejects: Reject[] = [];
  let line = 0;
  for (const [field, read] of FIELDS) {
    const value = kit[field];
    const entries = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const entry of entries as readonly unknown[]) {
      line += 1;
      if (line > MAX_THINGS) {
        return { ok: false, problem: { code: 'too-many-rows', limit: MAX_THINGS } };
      }
      const relation = read(entry);
      if (typeof relation === 'string') {
        const cell = typeof entry === 'string' ? entry : (JSON.stringify(entry) ?? '');
        rejects.push(rejectOf({ number: line, cells: [field, cell] }, relation));
      } else rows.push({ line, relation });
    }
  }
  return { ok: true, rows, rejects };
}

type Json = Readonly<Record<string, unknown>>;
type Read = (entry: unknown) => Relation | RejectReason;

const FIELDS: readonly (readonly [field: string, read: Read])[] = [
  ['profile', readProfile],
  ['followed_hashtags', (entry) => hashtag('followed-hashtag', entry)],
  ['featured_hashtags', (entry) => hashtag('featured-hashtag', entry)],
  ['notes', readNote],
  ['endorsements', (entry) => ofPerson(entry, (address) => ({ kind: 'endorsement', address }))],
  ['favourites', readFavourite],
  ['mutes', readMute],
  ['lists', readList],
];

function hashtag(kind: 'followed-hashtag' | 'featured-hashtag', entry: unknown) {
  const isName = isText(entry) && /^[^\s#]+$/u.test(entry);
  return isName ? { kind, name: entry } : 'bad-entry';
}

function ofPerson(account: unknown, made: (address: Address) => Relation | RejectReason) {
  const parsed = parseAddress(typeof account === 'string' ? account : '');
  return parsed.ok ? made(parsed.value) : parsed.problem;
}

function readNote(entry: unknown): Relation | RejectReason {
  if (!isRecord(entry) || !isText(entry.comment)) return 'bad-entry';
  const text = entry.comment;
  return ofPerson(entry.account, (address) => ({ kind: 'note', address, text }));
}

function readFavourite(uri: unknown): Relation | RejectReason {
  return typeof uri === 'string' && isPostUri(uri) ? { kind: 'favourite', uri } : 'bad-link';
}

function readMute(entry: unknown): Relation | RejectReason {
  if (!isRecord(entry)) return 'bad-entry';
  const { notifications, expires_at: end } = entry;
  const expiresAt = typeof end === 'string' ? Date.parse(end) : undefined;
  // A time that cannot be read must not make a mute for ever of one that ends.
  const isOdd = end !== undefined && (expiresAt === undefined || Number.isNaN(expiresAt));
  if (typeof notifications !== 'boolean' || isOdd) return 'bad-entry';
  return ofPerson(entry.account, (address) => ({
    ...{ kind: 'mute', address, notifications },
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }));
}

function readList(entry: unknown): Relation | RejectReason {
  if (!isRecord(entry) || !isText(entry.title)) return 'no-title';
  const { title, replies_policy: policy, exclusive, accounts } = entry;
  const repliesPolicy = REPLIES_POLICIES.find((one) => one === policy);
  if (repliesPolicy === undefined || typeof exclusive !== 'boolean') return 'bad-entry';
  const members = new Map<string, Address>();
  for (const account of Array.isArray(accounts) ? accounts : []) {
    const parsed = parseAddress(String(account));
    if (!parsed.ok) return 'bad-entry';
    members.set(formatAddress(parsed.value), parsed.value);
  }
  return { kind: 'list', title, repliesPolicy, exclusive, members: [...members.values()] };
}

function readProfile(entry: unknown): Profile | RejectReason {
  if (!isRecord(entry)) return 'bad-entry';
  const text = (name: string) => (isText(entry[name]) ? (entry[name] as string) : undefined);
  const flag = (name: string) => (typeof entry[name] === 'boolean' ? entry[name] : undefined);
  const fields = Array.isArray(entry.fields) ? (entry.fields as readonly unknown[]) : [];
  const picture = (name: string) => {
    const address = text(name);
    return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined;
  };
  const whole = {
    ...{ kind: 'profile', displayName: text('display_name') ?? '', note: text('note') ?? '' },
    fields: fields.slice(0, 32).flatMap((field) => {
      if (!isRecord(field) || typeof field.name !== 'string') return [];
      return typeof field.value === 'string' ? [{ name: field.name, value: field.value }] : [];
    }),
    ...{ avatar: picture('avatar'), header: picture('header') },
    ...{ locked: flag('locked') ?? false, bot: flag('bot') ?? false },
    ...{ discoverable: flag('discoverable'), indexable: flag('indexable') },
    ...{ hideCollections: flag('hide_collections'), privacy: text('privacy') },
    ...{ sensitive: flag('sensitive'), language: text('language') },
    quotePolicy: text('quote_policy'),
  };
  const said = Object.entries(whole).filter(([, value]) => value !== undefined);
  // What has to be there is there, above.
  return Object.fromEntries(said) as unknown as Profile;
}

function parse(text: string): Json | undefined {
  if (isDeeperThan(text, MAX_DEPTH)) return undefined;
  try {
    const whole: unknown = JSON.parse(text);
    return isRecord(whole) ? whole : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
