import dns from 'node:dns';
import { resolveLocalNames } from '../local-names.ts';

/** `*.localhost`, and names a tester gave to this machine. */
export function resolveNames(names: readonly string[]): void {
  resolveLocalNames();
  const lookup = dns.lookup;
  const wrapped = (hostname: string, ...rest: unknown[]) =>
    Reflect.apply(lookup, dns, [names.includes(hostname) ? '127.0.0.1' : hostname, ...rest]);
  dns.lookup = Object.assign(wrapped, lookup) as typeof dns.lookup;
}
