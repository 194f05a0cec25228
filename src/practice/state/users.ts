import type { Here } from '../network.ts';
import type { PracticeLocale } from '../world.ts';
import { type AccountRecord, addAccount, findLocal } from './accounts.ts';
import { nextId } from './state.ts';

/** Who signs in, beside the account they have (Mastodon's `User`). */
export type User = {
  /** Id of the account. */
  readonly account: string;
  readonly email: string;
  password: string;
  confirmed: boolean;
  approved: boolean;
  needsSecondFactor: boolean;
  locale: PracticeLocale | undefined;
  /** `source` of verify_credentials (mastodon.md §4.2). */
  privacy: string;
  sensitive: boolean;
  language: string | null;
  quotePolicy: string;
};

export type Newcomer = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly displayName?: string;
  readonly locked?: boolean;
  readonly numericActorId?: boolean;
  readonly confirmed?: boolean;
  readonly approved?: boolean;
};

export function addUser(here: Here, newcomer: Newcomer): AccountRecord {
  const { state, options } = here;
  const { username } = newcomer;
  const id = nextId(state);
  const numeric = newcomer.numericActorId ?? options.quirks?.numericActorIds ?? false;
  const record = addAccount(
    state,
    {
      id,
      handle: `${username}@${options.server}`,
      local: true,
      uri: `${options.origin}${numeric ? `/ap/users/${id}` : `/users/${username}`}`,
      url: `${options.origin}/@${username}`,
      displayName: newcomer.displayName ?? username,
      // New accounts of GoToSocial are locked (gotosocial-observed.md §6).
      locked: newcomer.locked ?? options.software === 'gotosocial',
    },
    options.now(),
  );
  state.users.set(id, {
    account: id,
    email: newcomer.email,
    password: newcomer.password,
    confirmed: newcomer.confirmed ?? true,
    approved: newcomer.approved ?? true,
    needsSecondFactor: false,
    locale: undefined,
    privacy: 'public',
    sensitive: false,
    language: null,
    quotePolicy: 'public',
  });
  return record;
}

/** By e-mail address; the name alone does as well, for whoever tries a practice server by hand. */
export function findUserByLogin({ state }: Here, login: string): User | undefined {
  const wanted = login.trim().toLowerCase();
  return [...state.users.values()].find(
    ({ email, account }) =>
      email.toLowerCase() === wanted || state.accounts.get(account)?.username === wanted,
  );
}

export function userOf(here: Here, record: AccountRecord): User | undefined {
  return here.state.users.get(record.id);
}

export function isNameTaken(here: Here, username: string): boolean {
  return findLocal(here, username) !== undefined;
}

/** Why somebody may not use the service; a page sends them elsewhere, the API says 403 (§2.3, §2.8). */
export type Hindrance = 'unconfirmed' | 'pending' | 'second-factor' | 'disabled';

export function hindranceOf(here: Here, record: AccountRecord): Hindrance | undefined {
  const user = userOf(here, record);
  if (user?.confirmed === false) return 'unconfirmed';
  if (user?.approved === false) return 'pending';
  if (user?.needsSecondFactor === true) return 'second-factor';
  // Who has moved on GoToSocial still reads (gotosocial-observed.md §7).
  const isClosed = record.movedTo !== undefined && here.options.software !== 'gotosocial';
  if (record.suspended || isClosed) return 'disabled';
  return undefined;
}
