import { type AliasesRead, type AliasLook, judgeAlias } from '../domain/alias-look.ts';
import type { Side } from '../domain/journey.ts';
import { readActor } from '../mastodon/actor.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { addAlias, readOwnAccount } from '../mastodon/own-account.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { Moving } from '../wizard/moving.ts';
import type { Sides } from './sides.ts';

export type AliasDeps = {
  readonly journey: JourneyStore;
  readonly sides: Sides;
  readonly now: () => number;
};

/** Looks whether the new account names the old one, and names it where an API lets us. */
export function createAliasService({ journey, sides, now }: AliasDeps): Moving['alias'] {
  /** One document, or why it says nothing. A server that is silent for once is asked again later. */
  async function aliasesOf(side: Side, actor: string, signal?: AbortSignal): Promise<AliasesRead> {
    const address = sides.address(side);
    if (address === undefined) return { state: 'silent' };
    const deps = { now, signal };
    const read = await orSilent(readActor(sides.end(side).web, address.user, deps));
    // Another account's document says nothing of this one.
    const isOther = read !== 'silent' && read.state === 'read' && read.id !== actor;
    return read === 'silent' || isOther ? { state: 'silent' } : read;
  }

  /** GoToSocial tells its owner, and nobody else (gotosocial-observed.md §1, §6). */
  async function ownAliases(signal?: AbortSignal): Promise<readonly string[] | undefined> {
    if (sides.end('to').software !== 'gotosocial') return undefined;
    const ask = async () =>
      readOwnAccount(sides.requireSigned('to', signal), sides.end('to').local);
    const own = await orSilent(ask());
    return own === 'silent' ? undefined : (own.value.aliases ?? []);
  }

  async function look(signal?: AbortSignal): Promise<AliasLook> {
    const [oldActor, newActor] = await Promise.all([
      orSilent(sides.actor('from', signal)),
      orSilent(sides.actor('to', signal)),
    ]);
    if (oldActor === 'silent' || newActor === 'silent') {
      const silent = [oldActor === 'silent' && 'from', newActor === 'silent' && 'to'] as const;
      return { state: 'no-answer', sides: silent.filter((side) => side !== false) };
    }
    // Whoever is not known by an id cannot be recognised in a list of ids.
    if (oldActor === undefined || newActor === undefined) return { state: 'unreadable' };
    const [old, fresh, own] = await Promise.all([
      aliasesOf('from', oldActor, signal),
      aliasesOf('to', newActor, signal),
      ownAliases(signal),
    ]);
    return noted(judgeAlias({ oldActor, newActor, old, fresh, own }), 'seen');
  }

  async function make(): Promise<AliasLook> {
    const oldActor = await sides.actor('from');
    if (oldActor === undefined) return { state: 'unreadable' };
    const { value } = await addAlias(sides.requireSigned('to'), sides.end('to').local, oldActor);
    // One's own address is taken without a word and without effect: the answer is what counts.
    const isThere = value.aliases?.includes(oldActor) === true;
    return noted({ state: isThere ? 'seen' : 'not-yet' }, 'made');
  }

  function noted(found: AliasLook, how: 'seen' | 'made'): AliasLook {
    if (found.state === 'seen' && journey.getSnapshot().alias === undefined) {
      journey.dispatch({ type: 'alias-known', alias: { how, at: now() } });
    }
    return found;
  }

  return { look, make, oldActor: (signal) => sides.actor('from', signal) };
}

/** A server that fails is asked again later; whoever has left the page waits for nothing. */
async function orSilent<T>(answer: Promise<T>): Promise<T | 'silent'> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof MastodonError) || error.code === 'aborted') throw error;
    return 'silent';
  }
}
