import type { Outcome } from '../domain/outcome.ts';
import type { TaskKind } from '../domain/task.ts';
import type { MastodonError } from '../mastodon/errors.ts';

/**
 * What a refusal of the act itself lets us know, and no more: the same status says different things
 * of different kinds (mastodon.md §5, §5.1, §5.2).
 */
export function outcomeOfRefusal(kind: TaskKind, error: MastodonError): Outcome {
  // The method is not there at all (gotosocial-observed.md §4).
  if (error.status === 405) return { code: 'not-offered' };
  switch (error.code) {
    case 'forbidden':
    // The token may not: a server that does not know this scope has not given it.
    case 'scope':
      return { code: 'refused' };
    case 'not-found':
    case 'gone':
      return { code: whatIsNotThere(kind) };
    case 'limit':
      return { code: 'limit-reached' };
    case 'needs-follow':
      return { code: 'needs-follow' };
    case 'already-there':
      return { code: whatIsAlreadyThere(kind) };
    case 'invalid':
      return { code: whatIsInvalid(kind) };
    default:
      return { code: 'unknown' };
  }
}

/** Either whom it is about, or the way to do it. */
function whatIsNotThere(
  kind: TaskKind,
): 'suspended' | 'not-found' | 'needs-follow' | 'not-offered' {
  switch (kind) {
    // They were found a moment ago: the server hides whom it has suspended (§5.1).
    case 'follow':
    case 'block':
    case 'mute':
    case 'note':
      return 'suspended';
    case 'bookmark':
    case 'favourite':
    case 'filter-post':
      return 'not-found';
    // Up to 4.3 this is how it says that they are not followed (§5.2).
    case 'list-member':
      return 'needs-follow';
    case 'domain-block':
    case 'followed-hashtag':
    case 'featured-hashtag':
    case 'list':
    case 'filter':
    case 'endorsement':
    case 'profile':
      return 'not-offered';
  }
}

/** A list or filter of this title, where it must be the only one, is somebody's own, and stays. */
const whatIsAlreadyThere = (kind: TaskKind): 'already' | 'differs' =>
  kind === 'list' || kind === 'filter' ? 'differs' : 'already';

function whatIsInvalid(kind: TaskKind): 'invalid' | 'needs-follow' {
  switch (kind) {
    case 'list-member':
    case 'endorsement':
      return 'needs-follow';
    default:
      return 'invalid';
  }
}
