import { createContext, use, useSyncExternalStore } from 'react';
import type { Address, Server } from '../domain/address.ts';
import type { FileProblem, Finding } from '../domain/finding.ts';
import type { Journey, Side } from '../domain/journey.ts';
import type { JourneyEvent } from '../domain/journey-event.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import type { SignInRefusal } from '../domain/sign-in-check.ts';
import type { Language } from '../i18n/languages.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import type { Person } from '../mastodon/people.ts';
import type { RunSnapshot } from '../transfer/engine.ts';
import type { Observable } from '../transfer/observable.ts';
import type { Moving } from './moving.ts';

/** How a sign-in stands, seen from this page. */
export type Arrival =
  | { readonly name: 'none' }
  /** On the way to the server, or exchanging the code it sent. */
  | { readonly name: 'working'; readonly side: Side }
  | { readonly name: 'problem'; readonly side: Side | undefined; readonly problem: SignInProblem };

export type SignInProblem =
  | { readonly code: 'denied' | 'did-not-return' | 'expired' | 'scopes' | 'turned-away' }
  /** The answer is for another browser, another tab's newer try, or nobody. */
  | { readonly code: 'not-ours' }
  | { readonly code: 'refused'; readonly refusal: SignInRefusal }
  | { readonly code: 'server'; readonly error: MastodonErrorCode };

export type FilesSnapshot = {
  readonly state: 'loading' | 'ready' | 'broken';
  readonly findings: readonly Finding[];
  readonly leftOut: ReadonlySet<TaskId>;
};

export type Revoked = { readonly side: Side; readonly status: number | undefined };

/** What the walk needs from outside React. `src/app` builds it; tests of screens may build another. */
export type Services = {
  readonly now: () => number;
  readonly journey: Observable<Journey> & {
    readonly dispatch: (event: JourneyEvent) => void;
    readonly setAside: boolean;
  };
  /** The page was opened anew by itself: not on a step, nor on the way back from a sign-in. */
  readonly reopened: boolean;
  /** False where the browser forgets everything with the page. */
  readonly lasting: boolean;
  readonly link: { readonly to: string | undefined; readonly invite: string | undefined };
  readonly servers: {
    readonly read: (
      typed: Server,
      user: string | undefined,
      signal: AbortSignal,
    ) => Promise<ServerFacts>;
  };
  readonly signIn: Observable<Arrival> & {
    readonly begin: (side: Side, language: Language) => Promise<void>;
    readonly dismiss: () => void;
    readonly hasToken: (side: Side) => boolean;
    /** Revokes the token of a side and asks the server whether it still opens anything. */
    readonly revoke: (side: Side) => Promise<Revoked>;
  };
  /** Files and the run: loaded when first needed, the same ones ever after. */
  readonly carrying: () => Promise<Carrying>;
  /** The other moves of this browser, and how to change over to one or begin another. */
  readonly journeys: {
    readonly parked: () => readonly Journey[];
    readonly begin: () => void;
    readonly changeOver: (id: string) => void;
  };
  readonly keepLanguage: (language: Language) => void;
  readonly save: (name: string, type: string, text: string) => void;
  readonly forget: () => Promise<void>;
};

/** Reading files and carrying what they hold. */
export type Carrying = {
  readonly files: Observable<FilesSnapshot> & {
    /** Files are going to be read soon. */
    readonly prepare: () => void;
    readonly read: (
      file: File,
      signal?: AbortSignal,
    ) => Promise<
      | { readonly ok: true; readonly finding: Finding }
      | { readonly ok: false; readonly problem: FileProblem }
    >;
    readonly keep: (findings: readonly Finding[]) => Promise<void>;
    readonly leaveOut: (tasks: ReadonlySet<TaskId>) => void;
    readonly write: (kind: 'leftovers' | 'rejects' | 'report', words: FileWords) => Promise<string>;
  };
  readonly run: Observable<RunSnapshot> & {
    /** Who the new account follows now, page by page. */
    readonly readFollowing: (
      onPage: (read: number) => void,
      signal: AbortSignal,
    ) => Promise<readonly Person[]>;
    readonly start: (known?: readonly (readonly [TaskId, Outcome])[]) => Promise<void>;
    readonly pause: () => void;
    readonly retryFailed: () => Promise<void>;
    readonly check: () => Promise<void>;
  };
  readonly moving: Moving;
};

/** Words a file needs from the languages room: the report is read by people. */
export type FileWords = {
  readonly header: readonly string[];
  readonly outcome: (outcome: Outcome | undefined) => string;
};

const ServicesContext = createContext<Services | undefined>(undefined);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === undefined) throw new Error('A screen stands outside <ServicesProvider>.');
  return services;
}

export function useObservable<Snapshot>(observable: Observable<Snapshot>): Snapshot {
  return useSyncExternalStore(observable.subscribe, observable.getSnapshot);
}

/** Suspends until the code of the run is there. */
export function useCarrying(): Carrying {
  return use(useServices().carrying());
}

export function useJourney(): Journey {
  return useObservable(useServices().journey);
}

/** The addresses that a row of a file may not hold: one's own. */
export function ownAddresses(journey: Journey): readonly Address[] {
  return [journey.from?.account?.address, journey.to?.account?.address].filter(
    (address) => address !== undefined,
  );
}
