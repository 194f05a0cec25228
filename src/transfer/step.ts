import type { Address } from '../domain/address.ts';
import { isCarried, type Outcome } from '../domain/outcome.ts';
import { containerOf, personTaskId, type Task, type TaskId, type TaskOf } from '../domain/task.ts';
import type { Directory } from './directory.ts';
import type { Ledger } from './ledger.ts';
import { isToBeChecked, onceOnly } from './once-only.ts';
import { withKnown, withPerson, withPost } from './seek-first.ts';
import type { Work } from './work.ts';

/** What is next for a work, by what is known this moment. */
export type Step =
  /** Another task of this run comes first. */
  | { readonly type: 'hold' }
  /** Its second try. */
  | { readonly type: 'later'; readonly at: number }
  | { readonly type: 'end'; readonly outcome: Outcome }
  | {
      readonly type: 'seek';
      readonly request: 'look-up' | 'search';
      readonly address: Address;
      /** A look-up would do, as soon as one may go: whatever else there is goes first. */
      readonly inHaste?: true;
    }
  | { readonly type: 'find-post'; readonly uri: string }
  /** Whether it was done is not known, and doing it twice makes two. */
  | {
      readonly type: 'check';
      readonly container: string | undefined;
      readonly target: string | undefined;
    }
  /** What the account has of its own with somebody is not known, and could be written over. */
  | { readonly type: 'ask'; readonly person: string }
  /** A list takes many at once (join-list.ts). */
  | { readonly type: 'join'; readonly list: string; readonly person: string }
  | { readonly type: 'act'; readonly act: Act };

/** One request that changes something. */
export type Act = {
  readonly task: Exclude<Task, TaskOf<'list-member'>>;
  /** Id on the new server of the account or post; none for what has none. */
  readonly target: string | undefined;
  /** Id of the filter a post goes into. */
  readonly container: string | undefined;
  /** Where the person moved to, when it is done to that account instead. */
  readonly as: Address | undefined;
};

export type Surroundings = {
  readonly directory: Directory;
  readonly ledger: Pick<
    Ledger,
    'outcomeOf' | 'isFollowed' | 'isListed' | 'isInDoubt' | 'doubtSince'
  >;
  /** The id of the account everything is done for. */
  readonly newAccount: string;
  /** Whether a task of this run has not ended yet. */
  readonly isAhead: (task: TaskId) => boolean;
  readonly lookUps: boolean;
  /** Look-ups find people, and none may go this moment. */
  readonly lookUpsLater?: boolean;
  /** Whether the new account was looked at, and this list, filter or post is not there. */
  readonly isCompared?: (task: TaskId) => boolean;
  /** The browser's time. */
  readonly now: number;
  /** The server's time, in epoch milliseconds: expiries are told in it. */
  readonly serverNow: number;
};

const end = (outcome: Outcome): Step => ({ type: 'end', outcome });
const HOLD: Step = { type: 'hold' };

export function nextStep({ task }: Work, around: Surroundings): Step {
  const act = (target?: string, container?: string, as?: Address): Step =>
    task.kind === 'list-member' ? HOLD : { type: 'act', act: { task, target, container, as } };
  switch (task.kind) {
    case 'follow':
      return stepToFollow(task, around);
    case 'block':
      return withPerson(task.address, around, ({ id }) => ifOther(id, around, act));
    case 'mute':
      if (isOver(task.expiresAt, around)) return end({ code: 'expired' });
      return withPerson(task.address, around, ({ id }) => ifOther(id, around, act));
    case 'note': {
      // Who is yet to be followed may be led to another account.
      if (around.isAhead(personTaskId('follow', task.address))) return HOLD;
      const go = (id: string) => ifOther(id, around, () => stepToNote(task, id, around, act));
      const followed = followedAs(task.address, around);
      if (followed !== undefined) return go(followed);
      return withPerson(task.address, around, ({ id }) => go(id));
    }
    case 'endorsement':
      return withFollowed(task, around, (id, waiting) =>
        waiting ? end({ code: 'needs-follow' }) : act(id),
      );
    case 'list-member':
      return withContainer(task, around, (list) =>
        withFollowed(task, around, (person) => {
          if (around.ledger.isListed(task.list, person)) {
            return end({ code: 'already', targetId: person });
          }
          return around.ledger.isInDoubt(task.id)
            ? { type: 'check', container: list, target: person }
            : { type: 'join', list, person };
        }),
      );
    case 'bookmark':
    case 'favourite':
      return withPost(task.uri, around, act);
    case 'filter-post':
      return withContainer(task, around, (filter) =>
        withPost(task.uri, around, (post) =>
          isToBeChecked(task, around)
            ? { type: 'check', container: filter, target: post }
            : act(post, filter),
        ),
      );
    case 'filter':
      if (isOver(task.expiresAt, around)) return end({ code: 'expired' });
      return onceOnly(task, around, act);
    case 'list':
      return onceOnly(task, around, act);
    case 'domain-block':
    case 'followed-hashtag':
    case 'featured-hashtag':
    case 'profile':
      return act();
  }
}

/**
 * The nested account of a mover has its id on this server and never a move of its own
 * (mastodon.md §4.4), so it is followed at once. Somebody who moves a second time is refused
 * there (§5.1), and that is where the road ends.
 */
function stepToFollow(task: TaskOf<'follow'>, around: Surroundings): Step {
  const known = around.directory.seen(task.movedTo ?? task.address);
  if (known.state === 'absent' && task.movedTo !== undefined) {
    return end({ code: 'moved-away', to: task.movedTo });
  }
  return withKnown(known, task.movedTo ?? task.address, around, (person) => {
    const moved = person.moved ?? (task.movedTo && { ...person, address: task.movedTo });
    if (moved === undefined && person.suspended) return end({ code: 'suspended' });
    if (moved?.suspended) return end({ code: 'moved-away', to: moved.address });
    const id = moved?.id ?? person.id;
    if (id === around.newAccount) return end({ code: 'self' });
    const as = moved === undefined ? {} : { as: moved.address };
    if (around.ledger.isFollowed(id)) return end({ code: 'already', targetId: id, ...as });
    // Following again would change the options of a follow that is there (mastodon.md §5.1).
    if (moved !== undefined) {
      const tie = around.directory.tie(id);
      if (tie === undefined) return { type: 'ask', person: id };
      if (tie.following) return end({ code: 'already', targetId: id, ...as });
      if (tie.requested) return end({ code: 'waiting', targetId: id, ...as });
    }
    return {
      type: 'act',
      act: { task, target: id, container: undefined, as: moved?.address },
    };
  });
}

/** A note of the new account's own stays (product.md §4). */
function stepToNote(
  task: TaskOf<'note'>,
  id: string,
  { directory }: Surroundings,
  act: (target: string) => Step,
): Step {
  const tie = directory.tie(id);
  if (tie === undefined) return { type: 'ask', person: id };
  if (tie.note === '') return act(id);
  return end(tie.note === task.text ? { code: 'already', targetId: id } : { code: 'differs' });
}

const ifOther = (id: string, { newAccount }: Surroundings, act: (target: string) => Step): Step =>
  id === newAccount ? end({ code: 'self' }) : act(id);

/** Whom a follow of this journal led to, which may be another account by now. */
function followedAs(address: Address, { ledger }: Surroundings): string | undefined {
  const outcome = ledger.outcomeOf(personTaskId('follow', address));
  return outcome !== undefined && isCarried(outcome) ? outcome.targetId : undefined;
}

/** Lists and endorsements want a follow (mastodon.md §5, §5.2); oneself may be on one's own list. */
function withFollowed(
  task: TaskOf<'endorsement'> | TaskOf<'list-member'>,
  around: Surroundings,
  go: (person: string, waiting: boolean) => Step,
): Step {
  const follow = personTaskId('follow', task.address);
  if (around.isAhead(follow)) return HOLD;
  const outcome = around.ledger.outcomeOf(follow);
  if (outcome !== undefined && isCarried(outcome) && outcome.targetId !== undefined) {
    return go(outcome.targetId, outcome.code === 'waiting');
  }
  if (outcome?.code === 'self') return go(around.newAccount, false);
  if (outcome !== undefined) return end({ code: 'needs-follow' });
  // Nobody follows them here that we know of: the server decides.
  return withPerson(task.address, around, ({ id, suspended }) =>
    suspended ? end({ code: 'suspended' }) : go(id, false),
  );
}

function withContainer(
  task: TaskOf<'list-member'> | TaskOf<'filter-post'>,
  around: Surroundings,
  go: (container: string) => Step,
): Step {
  const container = containerOf(task);
  if (container === undefined || around.isAhead(container)) return HOLD;
  const outcome = around.ledger.outcomeOf(container);
  if (outcome === undefined) return end({ code: 'left-out' });
  // What keeps the whole keeps its parts.
  if (!isCarried(outcome)) return end(outcome);
  return outcome.targetId === undefined ? end({ code: 'unknown' }) : go(outcome.targetId);
}

const isOver = (expiresAt: number | undefined, { serverNow }: Surroundings): boolean =>
  expiresAt !== undefined && expiresAt <= serverNow;
