import { type Address, parseAddress } from '../domain/address.ts';
import type { Profile } from '../domain/relation.ts';
import { htmlToText } from './html-to-text.ts';
import { isDeeperThan } from './json-depth.ts';

/** Bytes. An actor document is a few kilobytes. */
export const MAX_ACTOR = 1024 * 1024;
const MAX_DEPTH = 32;
/** Characters. More than servers let anybody write; what is longer is cut. */
const MAX_TEXT = 10_000;
const MAX_FIELDS = 32;
const MAX_ALIASES = 50;

/** What `actor.json` says; absent what it does not, or says in a way that nobody understands. */
export type ArchiveActor = {
  readonly actor?: string;
  readonly address?: Address;
  readonly aliases: readonly string[];
  readonly movedTo?: string;
  readonly profile?: Profile;
};

/**
 * Reads the actor document of an archive (mastodon.md §9). Bio and fields are HTML there, and become
 * the text that was typed. Pictures are only named in it; they lie beside it.
 *
 * @returns `undefined` when it is no actor document at all
 */
export function readActor(text: string): ArchiveActor | undefined {
  const actor = parse(text);
  if (actor === undefined) return undefined;
  const id = webAddress(actor.id);
  const address = addressOf(actor.preferredUsername, id);
  const movedTo = webAddress(actor.movedTo);
  return {
    ...(id === undefined ? {} : { actor: id }),
    ...(address === undefined ? {} : { address }),
    aliases: listOf(actor.alsoKnownAs)
      .flatMap((one) => webAddress(one) ?? [])
      .slice(0, MAX_ALIASES),
    ...(movedTo === undefined ? {} : { movedTo }),
    ...(address === undefined ? {} : { profile: profileOf(actor) }),
  };
}

type Json = Readonly<Record<string, unknown>>;

function parse(text: string): Json | undefined {
  if (isDeeperThan(text, MAX_DEPTH)) return undefined;
  try {
    const whole: unknown = JSON.parse(text);
    return isRecord(whole) ? whole : undefined;
  } catch {
    return undefined;
  }
}

/** Handles may have a domain of their own that no archive tells: this is the server of the id. */
function addressOf(user: unknown, id: string | undefined): Address | undefined {
  if (typeof user !== 'string' || id === undefined) return undefined;
  const parsed = parseAddress(`${user}@${new URL(id).host}`);
  return parsed.ok ? parsed.value : undefined;
}

function profileOf(actor: Json): Profile {
  const flag = (name: string) => (typeof actor[name] === 'boolean' ? actor[name] : undefined);
  const [discoverable, indexable] = [flag('discoverable'), flag('indexable')];
  return {
    kind: 'profile',
    displayName: lineOf(actor.name),
    note: typeof actor.summary === 'string' ? htmlToText(cut(actor.summary)) : '',
    fields: listOf(actor.attachment).flatMap(fieldOf).slice(0, MAX_FIELDS),
    locked: flag('manuallyApprovesFollowers') ?? false,
    // The only type that says it is run by a machine (mastodon.md §9: an actor document).
    bot: actor.type === 'Service',
    ...(discoverable === undefined ? {} : { discoverable }),
    ...(indexable === undefined ? {} : { indexable }),
  };
}

function fieldOf(field: unknown): readonly { readonly name: string; readonly value: string }[] {
  if (!isRecord(field) || field.type !== 'PropertyValue') return [];
  const { name, value } = field;
  if (typeof name !== 'string' || typeof value !== 'string') return [];
  return [{ name: lineOf(name), value: htmlToText(cut(value)) }];
}

const cut = (text: string) => text.slice(0, MAX_TEXT);
const lineOf = (text: unknown) =>
  typeof text === 'string' ? cut(text).replace(/\s+/g, ' ').trim() : '';
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2_048) return undefined;
  if (!URL.canParse(value) || !/^https?:\/\//i.test(value)) return undefined;
  return value;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
