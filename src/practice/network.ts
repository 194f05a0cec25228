import type { State } from './state/state.ts';
import type { ServerOptions } from './world.ts';

/** A server outside of any request: what work needs that goes on by itself. */
export type Here = {
  readonly options: ServerOptions;
  readonly state: State;
  readonly network: Network;
  /** The Mastodon release it behaves like. */
  readonly version: string;
};

/** An actor document as another server reads it (mastodon.md §1.4). */
export type Actor = {
  readonly uri: string;
  readonly handle: string;
  readonly displayName: string;
  readonly locked: boolean;
  readonly suspended: boolean;
  /** Uris. */
  readonly alsoKnownAs: readonly string[];
  /** Uri. */
  readonly movedTo: string | undefined;
};

/** What servers tell each other. People are named by handle, targets of a Move by actor uri. */
export type Activity =
  | {
      readonly type: 'Follow' | 'Accept' | 'Reject' | 'Undo Follow' | 'Block' | 'Undo Block';
      /** Who says it. */
      readonly actor: string;
      /** To whom: for Accept and Reject, who had asked. */
      readonly object: string;
    }
  | { readonly type: 'Update' | 'Delete'; readonly actor: string }
  | { readonly type: 'Move'; readonly actor: string; readonly target: string };

export type Peer = Here & {
  /** Reads one of this server's actors, by handle or uri, as an HTTP fetch by `reader` would. */
  readonly readActor: (who: string, reader: string) => Actor | undefined;
  readonly receive: (activity: Activity) => void;
};

/** The servers that can hear each other, and the work that waits for its time. */
export type Network = {
  readonly join: (peer: Peer) => void;
  /** By the domain of handles or by host; `undefined` for third servers. */
  readonly peerOf: (server: string) => Peer | undefined;
  readonly peers: () => readonly Peer[];
  /** Does what is due on every server, the longest overdue first. */
  readonly settle: () => void;
};

export function createNetwork(): Network {
  const peers: Peer[] = [];
  const overdue = () =>
    peers
      .flatMap((peer) => {
        const job = peer.state.jobs[0];
        return job === undefined ? [] : { peer, late: peer.options.now() - job.at };
      })
      .filter(({ late }) => late >= 0)
      .sort((one, two) => two.late - one.late)[0];
  return {
    join: (peer) => peers.push(peer),
    peers: () => peers,
    peerOf: (server) =>
      peers.find(
        ({ options }) => options.server === server || new URL(options.origin).host === server,
      ),
    settle() {
      for (let next = overdue(); next !== undefined; next = overdue()) {
        next.peer.state.jobs.shift()?.run();
      }
    },
  };
}
