import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { KEYS } from './keys.ts';
import { createPassingShelf, keepOnShelf, readShelf, type Shelf, writeShelf } from './local.ts';
import { appSchema, leavingSchema, tokenSchema } from './schemas.ts';

/** The client registered with one server; kept, since a server takes 5 in 10 minutes (mastodon.md §2.1). */
export type KeptApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** When it was registered, where that was noted. */
  readonly at?: number;
};

/** A key, and whose it is: it opens nothing for anybody else at the same server. */
export type KeptToken = {
  readonly web: Server;
  /** The account's actor, as the journey knows it. */
  readonly actor: string;
  readonly token: string;
};

/** Noted before the person leaves for a sign-in, and taken up when they come back, or don't. */
export type Leaving = {
  readonly side: Side;
  readonly web: Server;
  /** Binds the answer to this browser and to this server (RFC 6749 §10.12). */
  readonly state: string;
  readonly verifier: string;
  readonly at: number;
};

export type SignIns = ReturnType<typeof openSignIns>;

/**
 * Tokens and what leads to them: here alone, each under its own key, until revoked.
 *
 * @param tab for keys that shall not outlive it
 */
export function openSignIns(shelf: Shelf, tab: Shelf = createPassingShelf()) {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const tokenKeys: readonly (string | null)[] = [KEYS.token('from'), KEYS.token('to')];
  if (typeof addEventListener === 'function') {
    addEventListener('storage', (event) => {
      if (tokenKeys.includes(event.key)) tell();
    });
  }

  const heldToken = (side: Side): KeptToken | undefined => {
    for (const place of [tab, shelf]) {
      const read = readShelf<KeptToken>(place, KEYS.token(side), tokenSchema);
      if (read.state === 'read') return read.value;
    }
    return undefined;
  };
  const tabOnly = () => tab.getItem(KEYS.tabOnly) !== null;

  return {
    /** Tells when a token was kept or dropped, here or in another tab. */
    watch(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    app(web: Server): KeptApp | undefined {
      const read = readShelf<KeptApp>(shelf, KEYS.app(web), appSchema);
      return read.state === 'read' ? read.value : undefined;
    },
    keepApp: (web: Server, app: KeptApp) => keepOnShelf(shelf, KEYS.app(web), app),
    dropApp: (web: Server) => shelf.removeItem(KEYS.app(web)),

    /** The token kept for a side, whosever it is. */
    heldToken,
    /** The token of a side, if it is this account's at this server. */
    token(side: Side, web: Server, actor: string): string | undefined {
      const held = heldToken(side);
      return held?.web === web && held.actor === actor ? held.token : undefined;
    },
    keepToken(side: Side, token: KeptToken): void {
      // One key a side, wherever it is.
      tab.removeItem(KEYS.token(side));
      shelf.removeItem(KEYS.token(side));
      if (!tabOnly()) keepOnShelf(shelf, KEYS.token(side), token);
      else if (shelf.getItem(KEYS.journey) !== null) writeShelf(tab, KEYS.token(side), token);
      tell();
    },
    dropToken(side: Side): void {
      shelf.removeItem(KEYS.token(side));
      tab.removeItem(KEYS.token(side));
      tell();
    },

    /** Whether keys are kept in this tab alone; holds for those that come. */
    tabOnly,
    keepInTab(on: boolean): void {
      if (on) tab.setItem(KEYS.tabOnly, '1');
      else tab.removeItem(KEYS.tabOnly);
    },

    /** Notes that the page was opened. Answers for how long nobody had, in milliseconds. */
    use(now: number): number {
      const before = Number(shelf.getItem(KEYS.used) ?? Number.NaN);
      if (shelf.getItem(KEYS.journey) !== null) shelf.setItem(KEYS.used, String(now));
      return Number.isFinite(before) ? Math.max(0, now - before) : 0;
    },

    leaving(): Leaving | undefined {
      const read = readShelf<Leaving>(shelf, KEYS.leaving, leavingSchema);
      return read.state === 'read' ? read.value : undefined;
    },
    keepLeaving: (leaving: Leaving) => keepOnShelf(shelf, KEYS.leaving, leaving),
    dropLeaving: () => shelf.removeItem(KEYS.leaving),
  };
}
