import type { Holdings } from '../domain/holdings.ts';
import type { End, Identity } from '../domain/journey.ts';
import { PROVED_BY } from '../domain/proof.ts';
import type { TaskKind } from '../domain/task.ts';
import { createAccountReader } from '../mastodon/account-reader.ts';
import { createClient } from '../mastodon/client.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { createNewAccount } from '../mastodon/new-account.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { SignIns } from '../storage/sign-ins.ts';
import type { Destination } from '../transfer/destination.ts';
import type { LimitsMemory } from '../transfer/limits.ts';
import { createPace } from '../transfer/pace.ts';
import type { Ticker } from '../transfer/ports.ts';
import { readAccount } from '../transfer/read-account.ts';

export type NewSideDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly ticker: Ticker;
  /** What the server told of its limits, by the account that spends them. */
  readonly limits: (account: string) => LimitsMemory;
  readonly now: () => number;
};

type SignedIn = { readonly to: End; readonly account: Identity; readonly token: string };

/** The new account as somebody to ask and to write to, with the key of this moment. */
export function createNewSide({ journey, signIns, ticker, limits, now }: NewSideDeps) {
  function signedIn(): SignedIn | undefined {
    const { to } = journey.getSnapshot();
    const token = to?.account && signIns.token('to', to.web, to.account.actor);
    return to?.account === undefined || token === undefined
      ? undefined
      : { to, account: to.account, token };
  }

  function destinationOf({ to, account, token }: SignedIn, signal?: AbortSignal): Destination {
    const deps = { server: to.web, now, signal };
    const signed = createClient({ ...deps, token });
    return {
      newAccount: account.accountId,
      sharedBudget: to.sharedBudget,
      server: createNewAccount({ signed, unsigned: createClient(deps) }, to.local),
      reader: createAccountReader(signed, to.local, account.accountId),
    };
  }

  /** @throws {MastodonError} `signed-out` when there is no key. */
  function requireSignedIn(): SignedIn {
    const found = signedIn();
    const { to } = journey.getSnapshot();
    if (to === undefined) throw new Error('The journey has no destination.');
    if (found === undefined) throw new MastodonError('signed-out', { server: to.web });
    return found;
  }

  return {
    token: () => signedIn()?.token,

    destination(): Destination | undefined {
      const found = signedIn();
      return found && destinationOf(found);
    },

    /**
     * What the new account has of these kinds.
     *
     * @throws {MastodonError} when only the person can make it go on
     */
    async compare(
      kinds: ReadonlySet<TaskKind>,
      onPage: (pages: number) => void,
      signal: AbortSignal,
    ): Promise<Holdings> {
      const found = requireSignedIn();
      const { to, account } = found;
      const { reader, sharedBudget } = destinationOf(found, signal);
      const memory = limits(account.actor);
      // A pace of its own: what one is told, the other reads in what is kept.
      const pace = createPace({ now, sharedBudget, memory });
      const readings = new Set([...kinds].flatMap((kind) => PROVED_BY[kind]));
      const reading = readAccount({ reader, pace, limits: memory, ticker, now, onPage }, [
        ...readings,
      ]);
      signal.addEventListener('abort', reading.stop);
      const { held, problem } = await reading.finished;
      signal.throwIfAborted();
      if (problem !== undefined) throw new MastodonError(problem, { server: to.web });
      return held;
    },

    /** @throws {MastodonError} */
    async putPicture(part: 'avatar' | 'header', picture: Blob): Promise<void> {
      await destinationOf(requireSignedIn()).server.changeProfile({ [part]: picture });
    },
  };
}
