import * as v from 'valibot';
import { parseServer, type Server } from '../domain/address.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { MastodonError } from './errors.ts';

export type ServerBlock = {
  /** Lower-case punycode; with stars in it when the server hides the name. */
  readonly domain: string;
  /** SHA-256 of the whole name, in hexadecimal. */
  readonly digest: string | undefined;
  readonly severity: 'silence' | 'suspend';
};

export type PublishedBlocks =
  | { readonly state: 'published'; readonly blocks: readonly ServerBlock[] }
  | { readonly state: 'not-published' };

const blockSchema = v.object({
  domain: v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.transform(nameOf)),
  digest: v.fallback(
    v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i), v.toLowerCase())),
    undefined,
  ),
  severity: v.picklist(['silence', 'suspend']),
});

/**
 * The servers that a server limits (mastodon.md §13.3), from Mastodon 4.0 and on newer GoToSocial.
 * Most do not publish them, or to those signed in alone; the token may be of any scope. An entry
 * that cannot be read is left out: a new severity is no reason to know nothing.
 */
export async function readPublishedBlocks(client: Client): Promise<Answer<PublishedBlocks>> {
  let raw: Raw;
  try {
    raw = await client.rest.v1.instance.domainBlocks.fetch.$raw();
  } catch (error) {
    if (!(error instanceof MastodonError) || !HIDDEN.has(error.status)) throw error;
    return { value: { state: 'not-published' }, limit: error.limit };
  }
  const blocks = parse(client, v.array(v.unknown()), raw.data).flatMap((one) => {
    const parsed = v.safeParse(blockSchema, one);
    return parsed.success ? [{ ...parsed.output, digest: parsed.output.digest }] : [];
  });
  return answer(raw, { state: 'published', blocks });
}

const HIDDEN: ReadonlySet<number | undefined> = new Set([401, 403, 404, 405]);

/** GoToSocial writes names out in Unicode [internal/processing/instance.go @ 0.20.0-rc1]. */
function nameOf(domain: string): string {
  const server = parseServer(domain);
  return server.ok ? server.value : domain.toLowerCase();
}

/**
 * Which of these servers a list suspends or silences. A block covers the servers below it, and
 * the longest name decides [mastodon: app/models/domain_block.rb#rule_for]; so an
 * exception made for a server below ("noop", which no list shows) is not seen. A hidden name is
 * known by its digest (mastodon.md §13.3); GoToSocial gives none, and its hidden names stay so.
 */
export async function matchBlocks(
  blocks: readonly ServerBlock[],
  servers: Iterable<Server>,
): Promise<ReadonlyMap<Server, ServerBlock['severity']>> {
  const byName = new Map<string, ServerBlock['severity']>();
  const byDigest = new Map<string, ServerBlock['severity']>();
  for (const { domain, digest, severity } of blocks) {
    if (!domain.includes('*')) byName.set(domain, severity);
    else if (digest !== undefined) byDigest.set(digest, severity);
  }
  const asked = new Map([...servers].map((server) => [server, namesAbove(server)]));
  if (byDigest.size > 0) {
    // Thousands of servers share their endings: each is hashed once, and only for hidden names.
    const names = [...new Set([...asked.values()].flat())].filter((name) => !byName.has(name));
    const digests = await Promise.all(names.map(sha256));
    names.forEach((name, index) => {
      const severity = byDigest.get(digests[index] ?? '');
      if (severity !== undefined) byName.set(name, severity);
    });
  }
  const matched = new Map<Server, ServerBlock['severity']>();
  for (const [server, names] of asked) {
    const name = names.find((one) => byName.has(one));
    const severity = name === undefined ? undefined : byName.get(name);
    if (severity !== undefined) matched.set(server, severity);
  }
  return matched;
}

/** The server and all it lies under, longest first. */
function namesAbove(server: Server): readonly string[] {
  const labels = server.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
