import type { PreflightReadings } from '../domain/preflight.ts';
import { readActor } from '../mastodon/actor.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import { isShown, lookUp } from '../mastodon/people.ts';
import type { NewStanding } from '../wizard/moving.ts';
import type { Sides } from './sides.ts';

type Visibility = PreflightReadings['newVisible'];

/**
 * Whether others can see the new account. Its actor document is never read for that: the server
 * would keep the copy without the alias for three minutes (mastodon.md §1.4).
 */
export function createNewVisibility({ sides, now }: { sides: Sides; now: () => number }) {
  /** Before anybody signs in: a sign-in of who is not there yet would not come back (§2.3). */
  async function beforeSignIn(signal?: AbortSignal): Promise<Visibility> {
    const address = sides.address('to');
    if (address === undefined) return 'silent';
    const client = sides.unsigned('to', signal);
    try {
      const { value } = await lookUp(client, sides.end('to').local, address);
      const isThere = value !== undefined && !value.suspended && (await isShown(client, value.id));
      return isThere ? 'public' : 'not-public';
    } catch (error) {
      // Many turn strangers away, GoToSocial all of them (gotosocial-observed.md §6).
      if (!(error instanceof MastodonError) || error.code === 'aborted') throw error;
      return 'silent';
    }
  }

  /** Whoever has signed in is there; what is left is whether a page may read the alias. */
  async function afterSignIn(
    standing: Promise<NewStanding>,
    facts: Promise<ServerFacts | undefined>,
    signal?: AbortSignal,
  ): Promise<Visibility> {
    try {
      await standing;
    } catch (error) {
      const code = error instanceof MastodonError ? error.code : undefined;
      return code === 'unconfirmed' || code === 'pending-approval' ? 'not-public' : 'silent';
    }
    return (await isSecure(await facts, signal)) ? 'secure' : 'public';
  }

  /** Told by somebody else's document on the same server: whom it names as its contact. */
  async function isSecure(facts: ServerFacts | undefined, signal?: AbortSignal): Promise<boolean> {
    const isSelf = facts?.contact?.toLowerCase() === sides.address('to')?.user.toLowerCase();
    // GoToSocial tells its owner the alias, whatever others see (gotosocial-observed.md §6).
    if (facts?.contact === undefined || isSelf || facts.software === 'gotosocial') return false;
    const deps = { now, signal };
    const read = await readActor(facts.web, facts.contact, deps).catch(() => undefined);
    return read?.state === 'secure';
  }

  return { beforeSignIn, afterSignIn };
}
