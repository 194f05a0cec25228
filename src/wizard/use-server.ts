import { useEffect, useState } from 'react';
import type { Destination } from '../domain/address.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import { type Services, useServices } from './services.tsx';

/** What a server says of itself, as far as it is known now. */
export type ServerReply =
  | { readonly state: 'not-asked' | 'asking' }
  | { readonly state: 'told'; readonly facts: ServerFacts }
  | { readonly state: 'failed'; readonly code: MastodonErrorCode };

/**
 * Asks a server once, whoever asks again. The first screen is shown without the code that keeps
 * answers; it comes with the first question.
 *
 * @throws {MastodonError}
 */
export async function askServer(services: Services, typed: Destination): Promise<ServerFacts> {
  const { queries, serverQuery } = await import('./queries.ts');
  return queries.fetchQuery(serverQuery(services, typed));
}

/** `asked`: the server to ask, or `undefined` while nobody should be. */
export function useServer(asked: Destination | undefined): ServerReply {
  const services = useServices();
  const [reply, setReply] = useState<ServerReply>({ state: 'not-asked' });
  const { server, user } = asked ?? {};
  useEffect(() => {
    setReply({ state: server === undefined ? 'not-asked' : 'asking' });
    if (server === undefined) return;
    let wanted = true;
    const settle = (next: ServerReply) => wanted && setReply(next);
    askServer(services, { server, ...(user === undefined ? {} : { user }) }).then(
      (facts) => settle({ state: 'told', facts }),
      (error: unknown) => {
        if (!(error instanceof MastodonError)) throw error;
        settle({ state: 'failed', code: error.code });
      },
    );
    return () => {
      wanted = false;
    };
  }, [services, server, user]);
  return reply;
}
