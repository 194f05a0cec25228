import { formatAddress } from '../../domain/address.ts';
import { MastodonError, type MastodonErrorCode } from '../../mastodon/errors.ts';
import type { Answer } from '../../mastodon/people.ts';
import type { NewServer } from '../ports.ts';
import type { SimulatedClock } from './clock.ts';
import type { SimulatedPerson } from './people.ts';
import type { Random } from './random.ts';
import type { SimulatedServer } from './server.ts';

/** What happens to requests while it lasts: they never arrive, or their answers are lost. */
export type Trouble = { readonly code: MastodonErrorCode; readonly until: number };

/** Everything between the tabs of one browser and the new server; it counts what passes. */
export type SimulatedNetwork = {
  /** The server as a tab sees it. `isAlive` turns false when the tab is killed. */
  readonly connect: (token: string, isAlive: () => boolean) => NewServer;
  readonly strike: (trouble: Trouble) => void;
  /** A tab was killed: nobody waits for its answers any more. */
  readonly hangUp: () => void;
  /** Requests begun, all told. */
  readonly sent: () => number;
  readonly mostInFlight: () => number;
  /** The most requests begun in any one second. */
  readonly mostPerSecond: () => number;
};

/** What the page waits for an answer before it gives up (mastodon/exchange.ts). */
const TIMEOUT = 45_000;
const NO_ANSWER = 60_000;

export function createSimulatedNetwork(options: {
  readonly clock: SimulatedClock;
  readonly random: Random;
  readonly server: SimulatedServer;
  readonly people: readonly SimulatedPerson[];
}): SimulatedNetwork {
  const { clock, random, server, people } = options;
  const byHandle = new Map(people.map((person) => [formatAddress(person.address), person]));
  let trouble: Trouble | undefined;
  let sent = 0;
  let inFlight = 0;
  let mostInFlight = 0;
  let begun: number[] = [];
  let mostPerSecond = 0;

  function noteBegin(): void {
    sent += 1;
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    begun = [...begun.filter((at) => clock.now() - at < 1_000), clock.now()];
    mostPerSecond = Math.max(mostPerSecond, begun.length);
  }

  function failNow(): MastodonError | undefined {
    if (trouble === undefined || clock.now() >= trouble.until) return undefined;
    return new MastodonError(trouble.code, { server: 'new.example' as never });
  }

  function send<T>(
    isAlive: () => boolean,
    takes: number,
    act: () => Answer<T>,
  ): Promise<Answer<T>> {
    noteBegin();
    return new Promise((resolve, reject) => {
      const deliver = (settle: () => void) => {
        if (!isAlive()) return;
        inFlight -= 1;
        settle();
      };
      const arrive = () => {
        // Half of what a dying tab has sent never reaches the server.
        if (!isAlive() && random.chance(0.5)) return;
        const lost = failNow();
        // A server in trouble may have done what it could not say any more.
        if (lost !== undefined && random.chance(0.5)) {
          return clock.after(30, () => deliver(() => reject(lost)));
        }
        let settle: () => void;
        try {
          const answer = act();
          settle = lost === undefined ? () => resolve(answer) : () => reject(lost);
        } catch (error) {
          settle = () => reject(error);
        }
        const slow = takes > TIMEOUT;
        const late = new MastodonError('timeout', { server: 'new.example' as never });
        clock.after(slow ? TIMEOUT : takes, () => deliver(slow ? () => reject(late) : settle));
      };
      clock.after(random.int(10, 60), arrive);
    });
  }

  const quick = () => random.int(20, 400);
  function searchTakes(handle: string): number {
    switch (byHandle.get(handle)?.fate) {
      case 'stuck':
        return NO_ANSWER;
      case 'slow':
        return random.int(5_000, 30_000);
      case 'dead':
        return random.int(1_000, 15_000);
      default:
        return quick();
    }
  }

  return {
    connect: (token, isAlive) => ({
      lookUp: (address) => send(isAlive, quick(), () => server.lookUp(formatAddress(address))),
      search: (address) => {
        const handle = formatAddress(address);
        return send(isAlive, searchTakes(handle), () => server.search(token, handle));
      },
      follow: (id) => send(isAlive, quick(), () => server.follow(token, id)),
      relationships: (ids) => send(isAlive, quick(), () => server.relationships(token, ids)),
    }),
    strike(next) {
      trouble = next;
    },
    hangUp() {
      inFlight = 0;
    },
    sent: () => sent,
    mostInFlight: () => mostInFlight,
    mostPerSecond: () => mostPerSecond,
  };
}
