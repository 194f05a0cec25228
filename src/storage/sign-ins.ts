import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { KEYS } from './keys.ts';
import { readShelf, type Shelf, writeShelf } from './local.ts';
import { appSchema, leavingSchema, tokenSchema } from './schemas.ts';

/** The client registered with one server; kept, since a server takes 5 in 10 minutes (mastodon.md §2.1). */
export type KeptApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
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
  return {
    app(web: Server): KeptApp | undefined {
      const read = readShelf<KeptApp>(shelf, KEYS.app(web), appSchema);
      return read.state === 'read' ? read.value : undefined;
    },
    keepApp: (web: Server, app: KeptApp) => writeShelf(shelf, KEYS.app(web), app),
    dropApp: (web: Server) => shelf.removeItem(KEYS.app(web)),

    /** The token of a side, if it is for this server. */
    token(side: Side, web: Server): string | undefined {
      const read = readShelf<{ web: Server; token: string }>(shelf, KEYS.token(side), tokenSchema);
      return read.state === 'read' && read.value.web === web ? read.value.token : undefined;
    },
    keepToken: (side: Side, web: Server, token: string) =>
      writeShelf(shelf, KEYS.token(side), { web, token }),
    dropToken: (side: Side) => shelf.removeItem(KEYS.token(side)),

    leaving(): Leaving | undefined {
      const read = readShelf<Leaving>(shelf, KEYS.leaving, leavingSchema);
      return read.state === 'read' ? read.value : undefined;
    },
    keepLeaving: (leaving: Leaving) => writeShelf(shelf, KEYS.leaving, leaving),
    dropLeaving: () => shelf.removeItem(KEYS.leaving),
  };
}
