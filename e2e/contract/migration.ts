import { answers, errorOf, holds, needs, row } from './assert.ts';
import { readActor } from './connect.ts';
import { MINUTE } from './contract-clock.ts';
import { type Actor, type Side, withToken } from './side.ts';
import type { VisitedPage } from './visitor.ts';

/** Alias and Move, on whichever software: by the web pages, or by the API where there is one. */

export const ALIASES = '/settings/aliases';
export const MIGRATION = '/settings/migration';
const CREATED = 'Successfully created a new alias';

const passwordOf = ({ credentials }: Actor): string => {
  needs(credentials, 'needs a login and password');
  return credentials.password;
};

/** Fills in the aliases page; the page that comes back. */
export async function askAlias(side: Side, actor: Actor, acct: string): Promise<VisitedPage> {
  const visitor = await side.signedIn(actor);
  return visitor.submit(await visitor.get(ALIASES), 'account_alias[acct]', {
    'account_alias[acct]': acct,
  });
}

export async function addAlias(side: Side, actor: Actor, old: Actor): Promise<void> {
  if (side.facts.software === 'gotosocial') {
    const json = { also_known_as_uris: [old.uri] };
    return answers(
      await withToken(side.call, actor.token)('POST', '/api/v1/accounts/alias', { json }),
      200,
    );
  }
  const page = await askAlias(side, actor, old.handle);
  holds(page.words.includes(CREATED), `the alias is not made: ${page.words.slice(0, 200)}`);
}

/** Takes every alias away. */
export async function clearAliases(side: Side, actor: Actor): Promise<void> {
  if (side.facts.software === 'gotosocial') {
    const json = { also_known_as_uris: [] };
    return answers(
      await withToken(side.call, actor.token)('POST', '/api/v1/accounts/alias', { json }),
      200,
    );
  }
  const visitor = await side.signedIn(actor);
  let page = await visitor.get(ALIASES);
  while (/Unlink alias/.test(page.words)) page = await visitor.press(page, /^Unlink alias$/);
}

/** The addresses the actor document names, or undefined where it wants a signature. */
export async function readAliases(
  side: Side,
  actor: Actor,
): Promise<readonly string[] | undefined> {
  const answer = await readActor(side.call, actor.username);
  if (answer.status === 401) return undefined;
  answers(answer, 200);
  const named = row(answer.body).alsoKnownAs;
  return Array.isArray(named) ? named : [];
}

/** Until the alias shows in the actor document; in secure mode, for as long as a copy is kept. */
export async function untilAlias(
  side: Side,
  actor: Actor,
  uri: string,
  there = true,
): Promise<void> {
  const known = await readAliases(side, actor);
  if (known === undefined) return side.clock.reach(side.clock.now() + 4 * MINUTE, 'alias');
  await side.clock.until(
    `alias is ${there ? 'there' : 'gone'}`,
    7 * MINUTE,
    async () => {
      return ((await readAliases(side, actor))?.includes(uri) ?? false) === there;
    },
    20_000,
  );
}

/** What came of a Move that was asked for. */
export type MoveAnswer = { readonly accepted: boolean; readonly words: string };

/** @param target whom to, on any server. */
export async function askMove(
  side: Side,
  actor: Actor,
  target: Pick<Actor, 'handle' | 'uri'>,
  password = passwordOf(actor),
): Promise<MoveAnswer> {
  if (side.facts.software === 'gotosocial') {
    const json = { password, moved_to_uri: target.uri };
    const answer = await withToken(side.call, actor.token)('POST', '/api/v1/accounts/move', {
      json,
    });
    return { accepted: answer.status === 202, words: errorOf(answer) };
  }
  const visitor = await side.signedIn(actor);
  const page = await visitor.submit(await visitor.get(MIGRATION), 'account_migration[acct]', {
    'account_migration[acct]': target.handle,
    'account_migration[current_password]': password,
  });
  return {
    accepted: page.words.includes('your followers are being moved over'),
    words: page.words,
  };
}

/** Locks or opens an account; the other side sees it a little later. */
export async function setLocked(side: Side, actor: Actor, locked: boolean): Promise<void> {
  const path = '/api/v1/accounts/update_credentials';
  answers(await withToken(side.call, actor.token)('PATCH', path, { form: { locked } }), 200);
}

/** Opens an account again that was redirected; GoToSocial has no way back. */
export async function cancelRedirect(side: Side, actor: Actor): Promise<void> {
  const visitor = await side.signedIn(actor);
  const page = await visitor.press(await visitor.get(MIGRATION), /^Cancel redirect$/);
  holds(page.words.includes('Successfully cancelled the redirect.'), 'no word of the cancelling');
}
