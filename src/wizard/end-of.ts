import type { Destination } from '../domain/address.ts';
import type { End } from '../domain/journey.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import type { Services } from './services.tsx';

/** The end to note for a server that has answered; an invitation belongs to the server it came with. */
export function endOf(
  facts: ServerFacts,
  user: string | undefined,
  link: Services['link'],
): Omit<End, 'account'> {
  const { web, local, title, sharedBudget, software, version } = facts;
  const invited = link.invite !== undefined && (link.to === local || link.to === web);
  return {
    web,
    local,
    title,
    sharedBudget,
    software,
    version,
    ...(user === undefined ? {} : { user }),
    ...(invited && link.invite !== undefined ? { invite: link.invite } : {}),
  };
}

/** The end to note for a server that answers nobody any more: all that is known is its name. */
export function endOfGone({ server, user }: Destination): Omit<End, 'account'> {
  return {
    ...{ web: server, local: server, title: server, sharedBudget: false },
    ...(user === undefined ? {} : { user }),
  };
}
