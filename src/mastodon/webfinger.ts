import * as v from 'valibot';
import type { Address, Server } from '../domain/address.ts';
import { exchange, type FetchDeps, parseJson } from './exchange.ts';
import { originOf } from './origin.ts';
import { webAddress } from './web-address.ts';

const short = v.pipe(v.string(), v.maxLength(2_000));
const jrdSchema = v.object({
  links: v.array(v.object({ rel: v.fallback(short, ''), href: v.fallback(short, '') })),
});

/**
 * The actor id behind an address: the `self` link of its WebFinger document (RFC 7033 §4.4;
 * mastodon.md §1.4). `undefined` when the document names none. `asked` is the server to ask: the
 * handle's own domain, or the host where that does not answer pages.
 *
 * @throws {MastodonError}
 */
export async function readSelfLink(
  asked: Server,
  { user, server }: Address,
  deps: FetchDeps,
): Promise<string | undefined> {
  const resource = encodeURIComponent(`acct:${user}@${server}`);
  const url = `${originOf(asked)}/.well-known/webfinger?resource=${resource}`;
  const { text } = await exchange(asked, url, {}, { timeoutMs: 15_000, ...deps });
  const parsed = v.safeParse(jrdSchema, parseJson(text, asked));
  const self = parsed.success ? parsed.output.links.find(({ rel }) => rel === 'self') : undefined;
  return v.is(webAddress, self?.href) ? self?.href : undefined;
}
