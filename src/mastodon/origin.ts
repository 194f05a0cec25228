import type { Server } from '../domain/address.ts';

/** `*.localhost` is this machine alone (RFC 6761 §6.3), where the pretend servers live. */
export function isOwnMachine(server: Server): boolean {
  return /\.localhost(?::\d+)?$/.test(server);
}

/** The origin of a server; one of this machine has no certificate. */
export function originOf(server: Server): string {
  return `${isOwnMachine(server) ? 'http' : 'https'}://${server}`;
}
