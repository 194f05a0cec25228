import { type Address, formatAddress } from '../../domain/address.ts';
import type { Answer } from '../../mastodon/answer.ts';
import { MastodonError, type MastodonErrorCode } from '../../mastodon/errors.ts';
import type { Destination } from '../destination.ts';
import type { SimulatedClock } from './clock.ts';
import type { SimulatedPerson } from './people.ts';
import type { SimulatedPost } from './posts.ts';
import type { Random } from './random.ts';
import type { SimulatedServer } from './server.ts';

/** What happens to requests while it lasts: they never arrive, or their answers are lost. */
export type Trouble = {
  readonly code: MastodonErrorCode;
  readonly until: number;
  /** The share of requests; all of them unless said. */
  readonly share?: number;
};

/** Everything between the tabs of one browser and the new server; it counts what passes. */
export type SimulatedNetwork = {
  /** The server as a tab sees it. `isAlive` turns false when the tab is killed. */
  readonly connect: (
    token: string,
    isAlive: () => boolean,
  ) => Pick<Destination, 'server' | 'reader'>;
  readonly strike: (trouble: Trouble) => void;
  /** Requests begun, all told. */
  readonly sent: () => number;
  /** How many were served when nobody waited for them any more. */
  readonly late: () => number;
  readonly mostInFlight: () => number;
  /** Of those that make another one when sent again. */
  readonly mostOnceOnly: () => number;
  /** The most requests begun in any one second. */
  readonly mostPerSecond: () => number;
};

/** What the page waits for an answer before it gives up (mastodon/exchange.ts). */
const TIMEOUT = 45_000;
const NO_ANSWER = 60_000;

const ONCE_ONLY = new Set(['createList', 'addToList', 'createFilter', 'filterPost']);

export function createSimulatedNetwork(options: {
  readonly clock: SimulatedClock;
  readonly random: Random;
  readonly server: SimulatedServer;
  readonly people: readonly SimulatedPerson[];
  readonly posts?: readonly SimulatedPost[];
  /** How long the server may take to get to what nobody waits for any more, in milliseconds. */
  readonly longestQueue?: number;
}): SimulatedNetwork {
  const { clock, random, server, people, posts = [], longestQueue = 0 } = options;
  const fates = new Map<string, string>([
    ...people.map(({ address, fate }) => [formatAddress(address), fate] as const),
    ...posts.map(({ uri, fate }) => [uri, fate] as const),
  ]);
  let trouble: Trouble | undefined;
  let sent = 0;
  /** What is waited for; nobody waits in a tab that was killed. */
  const inFlight = new Map<() => boolean, string>();
  let mostInFlight = 0;
  let mostOnceOnly = 0;
  let late = 0;
  let begun: number[] = [];
  let mostPerSecond = 0;

  function noteBegin(request: () => boolean, name: string): void {
    sent += 1;
    for (const other of inFlight.keys()) if (!other()) inFlight.delete(other);
    inFlight.set(request, name);
    const onceOnly = [...inFlight.values()].filter((one) => ONCE_ONLY.has(one)).length;
    mostOnceOnly = Math.max(mostOnceOnly, onceOnly);
    mostInFlight = Math.max(mostInFlight, inFlight.size);
    begun = [...begun.filter((at) => clock.now() - at < 1_000), clock.now()];
    mostPerSecond = Math.max(mostPerSecond, begun.length);
  }

  function failNow(): MastodonError | undefined {
    if (trouble === undefined || clock.now() >= trouble.until) return undefined;
    if (!random.chance(trouble.share ?? 1)) return undefined;
    return new MastodonError(trouble.code, { server: 'new.example' as never });
  }

  function send<T>(
    isAlive: () => boolean,
    name: string,
    takes: number,
    act: () => Answer<T>,
  ): Promise<Answer<T>> {
    const request = () => isAlive();
    noteBegin(request, name);
    return new Promise((resolve, reject) => {
      const deliver = (settle: () => void) => {
        if (!isAlive()) return;
        inFlight.delete(request);
        settle();
      };
      const answer = () => {
        try {
          const told = act();
          return () => resolve(told);
        } catch (error) {
          return () => reject(error);
        }
      };
      const arrive = () => {
        const lost = failNow();
        if (lost !== undefined || !isAlive()) {
          if (lost !== undefined) clock.after(30, () => deliver(() => reject(lost)));
          // Half of what a dying tab has sent never reaches the server, nor of what is lost. Some of
          // the rest it gets to when nobody waits for it any more.
          const wait = random.chance(0.3) ? random.int(0, longestQueue) : 0;
          if (random.chance(0.5)) {
            if (wait > 0) late += 1;
            clock.after(wait, answer);
          }
          return;
        }
        const settle = answer();
        const slow = takes > TIMEOUT;
        const silent = new MastodonError('timeout', { server: 'new.example' as never });
        clock.after(slow ? TIMEOUT : takes, () => deliver(slow ? () => reject(silent) : settle));
      };
      clock.after(random.int(10, 60), arrive);
    });
  }

  /** A search waits for the server of whom or what is sought. */
  function takes(name: string, sought: unknown): number {
    switch (name) {
      case 'search':
        return searchTakes(fates.get(formatAddress(sought as Address)));
      case 'findPost':
        return searchTakes(fates.get(sought as string));
      default:
        return random.int(20, 400);
    }
  }

  function searchTakes(fate: string | undefined): number {
    switch (fate) {
      case 'stuck':
        return NO_ANSWER;
      case 'slow':
        return random.int(5_000, 30_000);
      case 'dead':
        return random.int(1_000, 15_000);
      default:
        return random.int(20, 400);
    }
  }

  return {
    connect(token, isAlive) {
      const side = server.as(token);
      const calls = Object.entries(side).map(([name, answer]) => {
        const call = (...args: readonly unknown[]) =>
          send(isAlive, name, takes(name, args[0]), () => (answer as Answering)(...args));
        return [name, call] as const;
      });
      const through = Object.fromEntries(calls) as Through;
      return { server: through, reader: through };
    },
    strike(next) {
      trouble = next;
    },
    sent: () => sent,
    late: () => late,
    mostInFlight: () => mostInFlight,
    mostOnceOnly: () => mostOnceOnly,
    mostPerSecond: () => mostPerSecond,
  };
}

type Answering = (...args: readonly unknown[]) => Answer<unknown>;
/** The same calls, answered in time. */
type Through = Destination['server'] & Destination['reader'];
