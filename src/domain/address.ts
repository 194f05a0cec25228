/**
 * Account addresses (`user@server`) and server names, as people type them and as files hold them.
 *
 * Two spellings of one address must compare equal: Mastodon's API answers Unicode names while
 * its CSV files hold punycode (reference: mastodon.md §4.3), and user names are
 * case-insensitive (§6). So every address is kept lower-case and in punycode.
 */

/** A server's name in lower-case punycode, with `:port` when it is not the usual one. */
export type Server = string & { readonly __server: unique symbol };

export type Address = { readonly user: string; readonly server: Server };

export type AddressProblem = 'empty' | 'no-server' | 'bad-user' | 'bad-server' | 'too-long';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: AddressProblem };

/** Longer than any real address: 255 for a name (RFC 1035 §2.3.4), as much again for the user. */
const MAX_LENGTH = 512;

/** Mastodon's `USERNAME_RE` [app/models/account.rb]: letters, digits, `_`, and inner `.` and `-`. */
const USER = /^[a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?$/i;

/** One label of a host name in punycode (RFC 1123 §2.1, and `_` as some servers have it). */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

const fail = (problem: AddressProblem) => ({ ok: false, problem }) as const;
const succeed = <T>(value: T) => ({ ok: true, value }) as const;

/**
 * A name that is what it will be: what the URL parser would give back unchanged. Files have
 * thousands of them, and the parser costs more than all the rest. Not so `xn--` labels, whose
 * letters are checked, and last labels that are numbers, which make it an IP address (URL
 * Standard, "ends in a number").
 */
const PLAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** Reads a bare server name. Unicode becomes punycode; anything but a name and a port is refused. */
export function parseServer(text: string): Parsed<Server> {
  if (text.length <= MAX_LENGTH && PLAIN.test(text) && !text.includes('xn--')) {
    return succeed(text as Server);
  }
  const name = text.trim().replace(/\.$/, '');
  if (name === '') return fail('empty');
  if (name.length > MAX_LENGTH) return fail('too-long');
  if (/[\s/?#@\\%]/u.test(name)) return fail('bad-server');
  let host: string;
  try {
    host = new URL(`https://${name}`).host;
  } catch {
    return fail('bad-server');
  }
  const labels = host.replace(/:\d+$/, '').split('.');
  // A single label is no public name, and four numbers are no name at all: refusing both
  // keeps a link from pointing the page at a machine of the person's own network.
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return fail('bad-server');
  if (!labels.every((label) => LABEL.test(label))) return fail('bad-server');
  return succeed(host as Server);
}

/**
 * Names that are nobody's on the internet (RFC 6761, RFC 6762, RFC 8375, RFC 9476, ICANN's
 * `internal`), and those that home routers hand out.
 */
const PRIVATE_ENDS = [
  ...['localhost', 'local', 'internal', 'intranet', 'private', 'corp', 'home', 'lan'],
  ...['home.arpa', 'in-addr.arpa', 'ip6.arpa', 'alt', 'test', 'invalid', 'onion'],
];

/** Whether a name can be a server of the internet: no port, nothing of one's own network. */
export function isPublicServer(server: Server): boolean {
  return !server.includes(':') && !PRIVATE_ENDS.some((end) => server.endsWith(`.${end}`));
}

/** Reads `user@server`, with or without a leading `@` or `acct:`. */
export function parseAddress(text: string): Parsed<Address> {
  const bare = text
    .trim()
    .replace(/^acct:/i, '')
    .replace(/^@/, '');
  if (bare === '') return fail('empty');
  if (bare.length > MAX_LENGTH) return fail('too-long');
  const at = bare.indexOf('@');
  if (at === -1) return fail(USER.test(bare) ? 'no-server' : 'bad-user');
  const user = bare.slice(0, at);
  if (!USER.test(user)) return fail('bad-user');
  const server = parseServer(bare.slice(at + 1));
  if (!server.ok) return server.problem === 'empty' ? fail('no-server') : server;
  return succeed({ user: user.toLowerCase(), server: server.value });
}

/** What a person typed where a server is asked for: its name, and the user when they gave one. */
export type Destination = { readonly server: Server; readonly user?: string };

/**
 * Reads whatever people paste when asked "where?": a handle, the address of a profile
 * (`https://server/@user`, `https://server/users/user`), the address of a server, or its name.
 */
export function parseDestination(text: string): Parsed<Destination> {
  const typed = text.trim();
  const link = /^(?:https?|web\+ap):\/\/([^/?#]*)([^?#]*)/i.exec(typed);
  if (link) return destinationFromLink(link[1] ?? '', link[2] ?? '');
  const path = /^([^/@\s]+\.[^/@\s]+)(\/.*)$/.exec(typed);
  if (path) return destinationFromLink(path[1] ?? '', path[2] ?? '');
  if (typed.replace(/^@/, '').includes('@')) {
    const address = parseAddress(typed);
    return address.ok ? address : address;
  }
  const server = parseServer(typed.replace(/^@/, ''));
  return server.ok ? succeed({ server: server.value }) : server;
}

function destinationFromLink(host: string, path: string): Parsed<Destination> {
  const server = parseServer(host);
  if (!server.ok) return server;
  const user = /^\/(?:@|users\/)([^/@]+)\/?$/.exec(path)?.[1];
  if (user === undefined || !USER.test(user)) return succeed({ server: server.value });
  return succeed({ server: server.value, user: user.toLowerCase() });
}

/** `user@server`, as Mastodon's files write it: no leading `@`, punycode (mastodon.md §7.2). */
export function formatAddress(address: Address): string {
  return `${address.user}@${address.server}`;
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.user === other.user && one.server === other.server;
}

/**
 * Completes the `acct` of an API answer: local accounts come as a bare user name and
 * international names in Unicode (mastodon.md §4.3).
 */
export function addressFromAcct(acct: string, local: Server): Parsed<Address> {
  return parseAddress(acct.includes('@') ? acct : `${acct}@${local}`);
}
