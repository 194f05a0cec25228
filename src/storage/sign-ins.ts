import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { KEYS } from './keys.ts';
import { keepOnShelf, readShelf, type Shelf } from './local.ts';
import { appSchema, leavingSchema, tokenSchema } from './schemas.ts';

/** The client registered with one server; kept, since a server takes 5 in 10 minutes (mastodon.md §2.1). */
export type KeptApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
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

/** Tokens and what leads to them: here alone, each under its own key, until revoked. */
export function openSignIns(shelf: Shelf) {
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
    const read = readShelf<KeptToken>(shelf, KEYS.token(side), tokenSchema);
    return read.state === 'read' ? read.value : undefined;
  };

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
      keepOnShelf(shelf, KEYS.token(side), token);
      tell();
    },
    dropToken(side: Side): void {
      shelf.removeItem(KEYS.token(side));
      tell();
    },

    leaving(): Leaving | undefined {
      const read = readShelf<Leaving>(shelf, KEYS.leaving, leavingSchema);
      return read.state === 'read' ? read.value : undefined;
    },
    keepLeaving: (leaving: Leaving) => keepOnShelf(shelf, KEYS.leaving, leaving),
    dropLeaving: () => shelf.removeItem(KEYS.leaving),
  };
}
