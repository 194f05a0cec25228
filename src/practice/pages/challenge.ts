import { userOf } from '../state/users.ts';
import { MESSAGES } from './labels/messages.ts';
import type { SignedIn } from './session.ts';

/**
 * The password once more. A wrong one is told alone, before anything else is looked at
 * (mastodon.md §10.2).
 */
export function wrongPassword(seen: SignedIn, field: string): readonly string[] {
  const user = userOf(seen.context, seen.user);
  const isRight = user !== undefined && user.password === seen.context.params.get(field);
  return isRight ? [] : [seen.say(MESSAGES.invalid)];
}
