import type { Address } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Task } from '../domain/task.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import type { NewAccount } from '../mastodon/new-account.ts';
import type { Person } from '../mastodon/people.ts';
import { type Attempt, attempt, type StopProblem } from './attempt.ts';
import { checkDoubt } from './check.ts';
import { type Directory, hostOf } from './directory.ts';
import type { Ledger } from './ledger.ts';
import type { Pace } from './pace.ts';
import { requestOf, type SentStep } from './pick.ts';
import type { Now } from './ports.ts';
import { outcomeOfRefusal } from './refusal.ts';
import { sendAct } from './send-act.ts';
import type { Act } from './step.ts';
import type { Work } from './work.ts';

export type AdvanceDeps = {
  readonly server: NewAccount;
  readonly reader: AccountReader;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly pace: Pace;
  readonly now: Now;
  /** Whether a look-up without a token found somebody. */
  readonly onLookUp: (hit: boolean) => void;
  /** Was not done, for certain: doing it makes no second one. */
  readonly onUndone: (work: Work) => void;
  /** The same of all that one read has told of. */
  readonly onAbsent: (isAbsent: (task: Task) => boolean) => void;
};

/** What one request made of a work. */
export type Advanced =
  | { readonly type: 'on' }
  | { readonly type: 'ended'; readonly outcome: Outcome }
  | { readonly type: 'failed' }
  | { readonly type: 'stop'; readonly problem: StopProblem };

export const ON: Advanced = { type: 'on' };
const FAILED: Advanced = { type: 'failed' };
const UNKNOWN: Advanced = { type: 'ended', outcome: { code: 'unknown' } };

/** Sends exactly one request, which the pace has let go. */
export async function advance(deps: AdvanceDeps, work: Work, step: SentStep): Promise<Advanced> {
  // Counted before anything is awaited: the next pick must see it.
  const leave = deps.pace.sent(requestOf(step));
  switch (step.type) {
    case 'seek':
      leave();
      return step.request === 'look-up' ? lookUp(deps, step.address) : search(deps, step.address);
    case 'find-post':
      leave();
      return findPost(deps, step.uri);
    case 'check': {
      leave();
      const { task } = work;
      const told = await attempt(deps, 'check', () =>
        checkDoubt(deps.reader, deps.ledger, { ...step, task }),
      );
      if (told.type !== 'answered') return unlessAnswered(told);
      const { outcome, isAbsent } = told.value;
      deps.onAbsent(isAbsent);
      if (outcome === undefined) deps.onUndone(work);
      return outcome === undefined ? ON : { type: 'ended', outcome };
    }
    case 'act':
      await deps.ledger.intend(work.task.id);
      leave();
      return carryOut(deps, work, step.act);
  }
}

async function lookUp(deps: AdvanceDeps, address: Address): Promise<Advanced> {
  const told = await attempt(deps, 'look-up', () => deps.server.lookUp(address));
  if (told.type === 'failed') return FAILED;
  if (told.type === 'too-early') return ON;
  // Without a token nothing of a refusal is about the person's account: the search decides. A
  // server that lets nobody look without a token is asked no more than a few times.
  const found = told.type === 'answered' ? told.value : undefined;
  deps.onLookUp(found !== undefined);
  if (found === undefined) deps.directory.lookedUp(address);
  else deps.directory.foundPerson(address, found);
  return ON;
}

async function search(deps: AdvanceDeps, address: Address): Promise<Advanced> {
  const { directory, now } = deps;
  const told = await attempt(deps, 'search', () => deps.server.search(address));
  return settleSearch<Person>(told, {
    found: (person) => directory.foundPerson(address, person),
    missed: () => directory.missedPerson(address, now()),
    silent: () => directory.failedAt(address.server, now()),
  });
}

async function findPost(deps: AdvanceDeps, uri: string): Promise<Advanced> {
  const { directory, now } = deps;
  const told = await attempt(deps, 'search', () => deps.server.findPost(uri));
  return settleSearch<string>(told, {
    found: (id) => directory.foundPost(uri, id),
    missed: () => directory.missedPost(uri, now()),
    silent: () => directory.failedAt(hostOf(uri), now()),
  });
}

type Told<Value> = {
  readonly found: (value: Value) => void;
  readonly missed: () => void;
  /** The third server is what did not answer. */
  readonly silent: () => void;
};

function settleSearch<Value>(
  told: Attempt<Value | undefined>,
  { found, missed, silent }: Told<Value>,
): Advanced {
  if (told.type === 'answered') {
    if (told.value === undefined) missed();
    else found(told.value);
    return ON;
  }
  const code = 'error' in told ? told.error.code : undefined;
  // Ours is well and says so (mastodon.md §6).
  if (code === 'remote-silent') {
    missed();
    silent();
    return ON;
  }
  // Ours may have waited for theirs: whatever it was, others are asked about first.
  if (code === 'timeout') silent();
  return unlessAnswered(told);
}

async function carryOut(deps: AdvanceDeps, work: Work, act: Act): Promise<Advanced> {
  const { kind } = work.task;
  const request = requestOf({ type: 'act', act });
  const told = await attempt(deps, request, () => sendAct(deps.server, act, deps.pace.serverNow()));
  switch (told.type) {
    case 'answered':
      return { type: 'ended', outcome: told.value };
    case 'refused': {
      const outcome = outcomeOfRefusal(kind, told.error);
      // Somebody who moves on from where they moved is refused there (mastodon.md §5.1).
      const isMover =
        act.as !== undefined && (outcome.code === 'refused' || outcome.code === 'suspended');
      return {
        type: 'ended',
        outcome: isMover ? { code: 'moved-away', to: act.as } : outcome,
      };
    }
    case 'stop':
      // What a token may not do keeps one kind, not the others.
      if (told.problem === 'scope' && kind !== 'follow') {
        return { type: 'ended', outcome: { code: 'refused' } };
      }
      return told;
    case 'too-early':
      deps.onUndone(work);
      return ON;
    case 'failed':
      return FAILED;
  }
}

/** What everything makes of an answer that is none. */
export function unlessAnswered(
  told: Exclude<Attempt<unknown>, { readonly type: 'answered' }>,
): Advanced {
  switch (told.type) {
    case 'too-early':
      return ON;
    case 'failed':
      return FAILED;
    case 'stop':
      return told;
    case 'refused':
      return UNKNOWN;
  }
}
