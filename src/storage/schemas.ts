import * as v from 'valibot';
import { type Address, parseAddress, parseServer, type Server } from '../domain/address.ts';
import { CONSEQUENCES } from '../domain/journey.ts';

/** Storage is outside: another version, another tab or a curious person may have written it. */

export const serverSchema = v.custom<Server>(
  (input) => typeof input === 'string' && isCanonicalServer(input),
);

function isCanonicalServer(text: string): boolean {
  const parsed = parseServer(text);
  return parsed.ok && parsed.value === text;
}

export const addressSchema = v.pipe(
  v.object({ user: v.string(), server: v.string() }),
  v.check(({ user, server }) => {
    const parsed = parseAddress(`${user}@${server}`);
    return parsed.ok && parsed.value.user === user && parsed.value.server === server;
  }),
  v.transform((address) => address as Address),
);

export const text = v.pipe(v.string(), v.maxLength(2_000));
/** Ids go into addresses of requests: nothing but letters and digits, as mastodon/people.ts reads them. */
export const id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{1,64}$/));
export const moment = v.pipe(v.number(), v.finite());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Pictures are shown by `<img>`: an address of the web, or nothing. */
const pictureSchema = v.pipe(text, v.regex(/^https?:\/\//));

const identitySchema = v.object({
  actor: text,
  address: addressSchema,
  accountId: id,
  displayName: text,
  avatar: v.exactOptional(pictureSchema),
});

const endSchema = v.object({
  web: serverSchema,
  local: serverSchema,
  title: text,
  sharedBudget: v.boolean(),
  software: v.exactOptional(text),
  version: v.exactOptional(text),
  user: v.exactOptional(text),
  invite: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,64}$/))),
  account: v.exactOptional(identitySchema),
  revokedWith: v.exactOptional(count),
});

export const journeySchema = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,32}$/)),
  from: v.exactOptional(endSchema),
  to: v.exactOptional(endSchema),
  toUndecided: v.boolean(),
  oldUnavailable: v.exactOptional(v.picklist(['gone', 'no-sign-in'])),
  snapshot: v.exactOptional(v.picklist(['whole', 'waived'])),
  archive: v.picklist(['undecided', 'asked', 'have', 'declined']),
  rows: count,
  filesConfirmed: v.boolean(),
  withoutFiles: v.boolean(),
  run: v.picklist(['not-started', 'started', 'paused', 'ended']),
  alias: v.exactOptional(v.object({ how: v.picklist(['seen', 'made', 'told']), at: moment })),
  lock: v.picklist(['as-it-was', 'unlocked', 'locked-again']),
  acknowledged: v.array(v.picklist(CONSEQUENCES)),
  move: v.exactOptional(
    v.object({ at: moment, kind: v.picklist(['unknown', 'move', 'redirect']) }),
  ),
  watched: v.boolean(),
  postponed: v.array(v.picklist(['keep', 'alias', 'move'])),
});

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));

export const appSchema = v.object({
  clientId: secret,
  clientSecret: secret,
  redirectUri: text,
  scopes: v.array(v.string()),
  at: v.exactOptional(v.number()),
});

export const tokenSchema = v.object({ web: serverSchema, actor: text, token: secret });

export const leavingSchema = v.object({
  side: v.picklist(['from', 'to']),
  web: serverSchema,
  state: secret,
  verifier: secret,
  at: v.number(),
});
