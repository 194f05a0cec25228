import { parseServer, type Server } from '../domain/address.ts';
import type { Answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { type OwnPage, pageOf, pageParams } from './own-page.ts';

/** The servers the person blocks, by name alone (mastodon.md §4.2). Scope `read:blocks`. */
export async function ownDomainBlocks(
  client: Client,
  cursor: string | undefined,
): Promise<Answer<OwnPage<{ readonly server: Server }>>> {
  const raw: Raw = await client.rest.v1.domainBlocks.list.$raw(pageParams(200, cursor));
  return pageOf(client, raw, cursor, (data) => {
    const server = typeof data === 'string' ? parseServer(data) : undefined;
    return server?.ok === true ? { server: server.value } : undefined;
  });
}
