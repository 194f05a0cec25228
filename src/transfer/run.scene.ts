import { formatAddress } from '../domain/address.ts';
import type { JournalEntry } from '../domain/outcome.ts';
import { makePlan } from '../domain/plan.ts';
import type { Task, TaskId } from '../domain/task.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import type { NewAccount } from '../mastodon/new-account.ts';
import { createLedger } from './ledger.ts';
import { createPassingLimits } from './limits.ts';
import { createPace } from './pace.ts';
import { type RunEnd, startRun } from './run.ts';
import { createHandTicker } from './server.scene.ts';
import { createSimulatedAccount, type SimulatedAccount } from './simulated/account.ts';
import { NEW_ACCOUNT, type SimulatedPerson } from './simulated/people.ts';
import type { SimulatedPost } from './simulated/posts.ts';
import { createSimulatedServer, type SimulatedLimits } from './simulated/server.ts';
import { keepJournal, NOW } from './tasks.scene.ts';

const NO_HURRY: SimulatedLimits = { perToken: 3_000, unsigned: 3_000, followsPerDay: 400 };

type Given = {
  readonly people?: readonly SimulatedPerson[];
  readonly posts?: readonly SimulatedPost[];
  readonly limits?: Partial<SimulatedLimits>;
  /** What the account has from before. */
  readonly account?: Partial<SimulatedAccount>;
  /** What was looked for on the new account before; all of it, unless said otherwise. */
  readonly compared?: readonly TaskId[];
  /** Answers in the server's place, before or after it has done what was asked. */
  readonly instead?: Partial<Interrupting>;
};

type Call = keyof NewAccount | keyof AccountReader;
type Interrupting = {
  readonly before: (call: Call, given: readonly unknown[]) => void;
  readonly after: (call: Call, given: readonly unknown[]) => void;
};

/** A run against a server that answers at once, and a journal in memory. */
export function setRun(tasks: readonly Task[], given: Given = {}) {
  const { people = [], posts = [], limits = {}, instead = {} } = given;
  let time = NOW;
  const now = () => time;
  const everybody = [...people, ...people.flatMap(({ movedTo }) => movedTo ?? [])];
  const simulated = createSimulatedServer({
    ...{ now, posts, people: everybody, limits: { ...NO_HURRY, ...limits } },
    account: { ...createSimulatedAccount(), ...given.account },
  });
  const asked: string[] = [];
  const entries = Object.entries(simulated.as(simulated.token())).map(([call, act]) => [
    call,
    async (...words: readonly unknown[]) => {
      asked.push(wordsOf(call, words));
      instead.before?.(call as Call, words);
      const answer = (act as (...words: readonly unknown[]) => unknown)(...words);
      instead.after?.(call as Call, words);
      return answer;
    },
  ]);
  const server: NewAccount & AccountReader = Object.fromEntries(entries);
  const journal: JournalEntry[] = [];
  const ledger = createLedger(keepJournal(journal), now);
  const { ticker, listeners, tick } = createHandTicker();
  const pace = createPace({ now, sharedBudget: false, memory: createPassingLimits() });
  const { tasks: plan } = makePlan(tasks);
  const compared = new Set(given.compared ?? plan.map(({ id }) => id));
  const ended: number[] = [];
  let chance = 0;
  const run = startRun(
    {
      ...{ server, reader: server, ledger, pace, ticker, now, newAccount: NEW_ACCOUNT, compared },
      // Another one each time: 0.1, 0.2 … 0.9, 0 and again.
      random: () => {
        chance = (chance + 1) % 10;
        return chance / 10;
      },
      onEnded: (many) => void ended.push(many),
    },
    plan,
  );
  let end: RunEnd | unknown;
  void run.finished.then(
    (value) => {
      end = value;
    },
    (error: unknown) => {
      end = error;
    },
  );

  async function pass(ms: number): Promise<void> {
    for (const until = time + ms; time < until && end === undefined; ) {
      time += 200;
      tick();
      await settle();
    }
  }

  return {
    ...{ run, asked, journal, ledger, listeners, ended, pass, now },
    account: simulated.account,
    acts: simulated.acts,
    refused: () => simulated.seen.refused,
    askedFor: (begin: string) => asked.filter((what) => what.startsWith(begin)),
    outcomes: () =>
      new Map(
        [...ledger.standings].map(([id, standing]) => [
          id,
          standing.state === 'ended' ? standing.outcome.code : standing.state,
        ]),
      ),
    /** Lets time pass until the run has ended, a day at most. */
    async finish(): Promise<unknown> {
      await pass(86_400_000);
      return end;
    },
  };
}

/** Answers come at once, so that everything goes on in turns of promises; no chain has more. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await undefined;
}

/** A request in a few words. */
function wordsOf(call: string, given: readonly unknown[]): string {
  const [first] = given;
  if (first === undefined) return call;
  if (Array.isArray(first)) return `${call} ${first.join(' ')}`;
  if (typeof first !== 'object' || first === null) return `${call} ${first}`;
  return 'user' in first ? `${call} ${formatAddress(first as never)}` : call;
}
