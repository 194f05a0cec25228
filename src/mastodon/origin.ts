import { isPublicServer, type Server } from '../domain/address.ts';

/** Written in by the build (vite.config.ts); absent in tests and benches, which practise. */
declare const __PRACTICE__: boolean | undefined;

/**
 * A hosted page asks public servers over https and nobody else: a link must not point it at a
 * machine of the person's own network. The practice build reaches `*.localhost` too.
 */
const PRACTICE = typeof __PRACTICE__ === 'undefined' || __PRACTICE__;

/** Whether this build may ask a server at all. */
export function isReachable(server: Server): boolean {
  return PRACTICE || isPublicServer(server);
}

/** `*.localhost` is this machine alone (RFC 6761 §6.3), where the pretend servers live. */
export function isOwnMachine(server: Server): boolean {
  return /\.localhost(?::\d+)?$/.test(server);
}

/** The origin of a server; one of this machine has no certificate. */
export function originOf(server: Server): string {
  return `${PRACTICE && isOwnMachine(server) ? 'http' : 'https'}://${server}`;
}

/** Whether this build may send a request to an address, wherever it was read. */
export function mayAsk(url: string): boolean {
  const { protocol, host } = new URL(url);
  return PRACTICE || (protocol === 'https:' && isPublicServer(host as Server));
}
