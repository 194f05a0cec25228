import type { Server } from '../domain/address.ts';

/**
 * The origin of a server. `*.localhost` is this machine alone (RFC 6761 §6.3), where the pretend
 * servers live without a certificate.
 */
export function originOf(server: Server): string {
  const local = /\.localhost(?::\d+)?$/.test(server);
  return `${local ? 'http' : 'https'}://${server}`;
}
