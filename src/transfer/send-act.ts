import type { Outcome } from '../domain/outcome.ts';
import type { TaskOf } from '../domain/task.ts';
import type { Answer } from '../mastodon/answer.ts';
import type { NewAccount, ProfileChange } from '../mastodon/new-account.ts';
import type { Relationship } from '../mastodon/people.ts';
import type { Act } from './step.ts';

/**
 * Sends one act and answers how it ended.
 *
 * @param serverNow the server's time: what has an end keeps it, whatever the browser's clock says
 * @throws {MastodonError}
 */
export async function sendAct(
  server: NewAccount,
  { task, target = '', container = '', as }: Act,
  serverNow: number,
): Promise<Answer<Outcome>> {
  const moved = as === undefined ? {} : { as };
  const done = ({ limit }: Answer<unknown>): Answer<Outcome> => ({
    value: { code: 'done', ...(target === '' ? {} : { targetId: target }), ...moved },
    limit,
  });
  switch (task.kind) {
    case 'follow': {
      const { value, limit } = await server.follow(target, task.options);
      return { value: afterFollowing(value, { targetId: target, ...moved }), limit };
    }
    case 'block':
      return done(await server.block(target));
    case 'mute': {
      const { notifications, expiresAt } = task;
      const left = secondsUntil(expiresAt, serverNow);
      return done(await server.mute(target, { notifications, ...left }));
    }
    case 'note':
      return done(await server.setNote(target, task.text));
    case 'endorsement':
      return done(await server.endorse(target));
    case 'domain-block':
      return done(await server.blockServer(task.server));
    case 'followed-hashtag':
      return done(await server.followHashtag(task.name));
    case 'featured-hashtag':
      return done(await server.featureHashtag(task.name));
    case 'bookmark':
      return done(await server.bookmark(target));
    case 'favourite':
      return done(await server.favourite(target));
    case 'list': {
      const { value, limit } = await server.createList(task);
      return { value: { code: 'done', targetId: value }, limit };
    }
    case 'filter': {
      const { seconds } = secondsUntil(task.expiresAt, serverNow);
      const { value, limit } = await server.createFilter(task, seconds);
      return { value: { code: 'done', targetId: value }, limit };
    }
    case 'filter-post':
      return done(await server.filterPost(container, target));
    case 'profile':
      return done(await server.changeProfile(changeOf(task)));
  }
}

/** Followed, or asked: the answer is hopeful where the other server has not spoken (§5.1). */
function afterFollowing(
  { following, requested }: Relationship,
  whom: { readonly targetId: string },
): Outcome {
  if (requested) return { code: 'waiting', ...whom };
  return following ? { code: 'done', ...whom } : { code: 'unknown' };
}

/** Rounded up: what ends a second late has not ended early. None left: mastodon/seconds-left.ts. */
function secondsUntil(
  expiresAt: number | undefined,
  serverNow: number,
): { readonly seconds?: number } {
  return expiresAt === undefined ? {} : { seconds: Math.ceil((expiresAt - serverNow) / 1000) };
}

/** What was chosen of the profile. Addresses of pictures are no pictures. */
function changeOf({ facts, parts }: TaskOf<'profile'>): ProfileChange {
  const { avatar: _, header: __, ...words } = facts;
  const chosen = Object.entries(words).filter(([part]) => parts?.has(part as keyof typeof words));
  return Object.fromEntries(chosen);
}
