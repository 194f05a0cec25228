import dns from 'node:dns';

/** Browsers know that `*.localhost` is this machine (RFC 6761 §6.3); Node asks the network. */
export function resolveLocalNames(): void {
  const lookup = dns.lookup;
  const wrapped = (hostname: string, ...rest: unknown[]) =>
    Reflect.apply(lookup, dns, [hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest]);
  dns.lookup = Object.assign(wrapped, lookup) as typeof dns.lookup;
}
