import type { Server } from '../domain/address.ts';
import type { Reading, RowOf } from '../domain/reading.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import type { NewAccount } from '../mastodon/new-account.ts';
import type { OwnPage } from '../mastodon/own-page.ts';
import type { RateLimit } from '../mastodon/rate-limit.ts';
import type { Pace } from './pace.ts';
import type { Ticker } from './ports.ts';

/** A new server that says what it is told to, and notes what it was asked. */

export const mastodonError = (
  code: MastodonErrorCode,
  { status, limit }: { readonly status?: number; readonly limit?: RateLimit } = {},
) => new MastodonError(code, { server: 'new.example' as Server, status, limit });

type Said<T> = T extends Promise<{ readonly value: infer Value }> ? Value : never;
/** What each call answers, or throws. */
export type Saying = {
  readonly [Call in keyof NewAccount]?: (
    ...given: Parameters<NewAccount[Call]>
  ) => Said<ReturnType<NewAccount[Call]>>;
};

export type Asked = readonly [call: string, ...given: unknown[]];

const CALLS = [
  ...(['lookUp', 'search', 'findPost', 'relationships'] as const),
  ...(['follow', 'block', 'mute', 'setNote', 'endorse', 'blockServer'] as const),
  ...(['followHashtag', 'featureHashtag', 'bookmark', 'favourite'] as const),
  ...(['createList', 'addToList', 'createFilter', 'filterPost', 'changeProfile'] as const),
] as const satisfies readonly (keyof NewAccount)[];

/** Calls that nothing is said of end in an error that no test expects. */
export function scriptServer(saying: Saying, limit?: RateLimit) {
  const asked: Asked[] = [];
  const answerTo =
    (call: (typeof CALLS)[number]) =>
    async (...given: unknown[]) => {
      asked.push([call, ...given]);
      const say = saying[call] as ((...given: unknown[]) => unknown) | undefined;
      if (say === undefined) throw new Error(`Nobody was to ask for ${call}.`);
      return { value: say(...given), limit };
    };
  const server = Object.fromEntries(CALLS.map((call) => [call, answerTo(call)]));
  return { server: server as unknown as NewAccount, asked };
}

/** What each reading tells: rows that are all, or a page. */
export type Holding = {
  readonly [R in Reading]?: (
    cursor: string | undefined,
    ids: readonly string[],
  ) => readonly RowOf[R][] | OwnPage<RowOf[R]>;
};

/** Of readings nothing is said of there is nothing. */
export function scriptReader(holding: Holding, limit?: RateLimit) {
  const asked: Asked[] = [];
  const reader = new Proxy({} as AccountReader, {
    get: (_, reading: Reading) => async (cursor: string | undefined, ids: readonly string[]) => {
      asked.push([reading, cursor, ids]);
      const told = holding[reading]?.(cursor, ids) ?? [];
      const value = 'next' in told ? told : { rows: told, unreadable: 0, next: undefined };
      return { value, limit };
    },
  });
  return { reader, asked };
}

/** Ticks when told to. */
export function createHandTicker() {
  const listeners = new Set<() => void>();
  const ticker: Ticker = {
    onTick(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { ticker, listeners, tick: () => [...listeners].forEach((listener) => void listener()) };
}

/** A pace that lets everything go, and notes what was counted, what left and what was answered. */
export function createOpenPace(now: () => number = () => 0) {
  const log: string[] = [];
  const pace: Pace = {
    mayGo: () => true,
    opensAt: () => now(),
    sent(request) {
      log.push(`count ${request}`);
      return () => void log.push(`leave ${request}`);
    },
    answered: (request, { failed }) => void log.push(`${failed ? 'failed' : 'answer'} ${request}`),
    isUnwell: () => false,
    isClockInDoubt: () => false,
    serverNow: now,
    isDaily: () => false,
  };
  return { pace, log };
}
