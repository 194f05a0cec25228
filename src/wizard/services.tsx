import { createContext, use, useSyncExternalStore } from 'react';
import type { Given, GivenResult } from '../archive/given.ts';
import type { ReadOptions } from '../archive/reader.ts';
import type { Address, Server } from '../domain/address.ts';
import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { Choices } from '../domain/choices.ts';
import type { Finding } from '../domain/finding.ts';
import type { Holdings } from '../domain/holdings.ts';
import type { Journey, Side } from '../domain/journey.ts';
import type { JourneyEvent } from '../domain/journey-event.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Work } from '../domain/report.ts';
import type { SignInRefusal } from '../domain/sign-in-check.ts';
import type { Site } from '../domain/site.ts';
import type { Sources } from '../domain/sources.ts';
import type { Task, TaskId } from '../domain/task.ts';
import type { Language } from '../i18n/languages.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import type { ServerFacts } from '../mastodon/instance.ts';
import type { RunSnapshot } from '../transfer/engine.ts';
import type { Observable } from '../transfer/observable.ts';
import type { Moving } from './moving.ts';
import type { OldSnapshot } from './old-snapshot.ts';

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
  /** Of the findings of archives: what else is known of them. */
  readonly archives: readonly ArchiveOf<Blob>[];
};

/** What there is to carry, from every source, and what the person wants of it. */
export type WorkView = {
  readonly work: Work;
  readonly choices: Choices;
  /** Who told of how much. */
  readonly counts: Sources['counts'];
  /** A source has changed, and the plan is not of it yet. */
  readonly isPlanning: boolean;
};

/** What the new account has, and what of these tasks needs no request therefore. */
export type Compared = {
  readonly held: Holdings;
  readonly tasks: readonly Task[];
  readonly known: ReadonlyMap<TaskId, Outcome>;
};

/** Why a file is no move to go on with. */
export type JourneyFileProblem = 'too-large' | 'not-a-journey' | 'newer' | 'broken' | 'not-kept';

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
  /** Both servers are pretend, and in this page. */
  readonly isRehearsal: boolean;
  readonly link: {
    readonly to: string | undefined;
    /** Of a rehearsal alone: both ends are there from its beginning. */
    readonly from?: string | undefined;
    readonly invite: string | undefined;
  };
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
    /** Whether keys are kept in this tab alone, and go with it. */
    readonly tabOnly: () => boolean;
    readonly keepInTab: (on: boolean) => void;
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
    /** Hands the current move out as a file without keys. */
    readonly save: () => Promise<void>;
    /** Goes on with the move of such a file; answers only when it cannot. */
    readonly open: (file: File) => Promise<JourneyFileProblem>;
  };
  /** What `site.json` says of who hosts this page; read once. */
  readonly site: () => Promise<Site>;
  readonly keepLanguage: (language: Language) => void;
  /** Of accounts, where the page says who is who; loaded from where their servers say. */
  readonly pictures: { readonly shown: () => boolean; readonly show: (on: boolean) => void };
  readonly save: (name: string, type: string, content: string | Blob) => void;
  readonly forget: () => Promise<void>;
};

/** Reading files and carrying what they hold. */
export type Carrying = {
  readonly files: Observable<FilesSnapshot> & {
    /** Files are going to be read soon. */
    readonly prepare: () => void;
    /** @throws {ReadAborted} when it was called off */
    readonly read: (given: Given, options?: ReadOptions) => Promise<GivenResult>;
    /** Shown once it is kept: what the page says it has survives a reload. */
    readonly keep: (
      of: (kept: FilesSnapshot) => Pick<FilesSnapshot, 'findings' | 'archives'>,
    ) => Promise<void>;
  };
  readonly work: Observable<WorkView> & {
    /** Kept at once; the run goes on by it. */
    readonly choose: (change: Partial<Choices>) => void;
  };
  readonly run: Observable<RunSnapshot> & {
    /**
     * What the new account has now of everything there is to carry.
     *
     * @throws {MastodonError} when only the person can make it go on
     */
    readonly compare: (onPage: (pages: number) => void, signal: AbortSignal) => Promise<Compared>;
    /** `known` ends tasks without a request: what is so already. */
    readonly start: (known?: Iterable<readonly [TaskId, Outcome]>) => Promise<void>;
    readonly pause: () => void;
    readonly retryFailed: () => Promise<void>;
    /** Reads back how everything stands: people may have answered, an import may have arrived. */
    readonly check: () => Promise<void>;
    /** Puts a picture on the new profile, at once. */
    readonly putPicture: (part: 'avatar' | 'header', picture: Blob) => Promise<void>;
  };
  readonly snapshot: OldSnapshot;
  readonly moving: Moving;
};

const ServicesContext = createContext<Services | undefined>(undefined);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === undefined) throw new Error('A screen stands outside <ServicesProvider>.');
  return services;
}

export function useObservable<Snapshot>(observable: Observable<Snapshot>): Snapshot {
  const { subscribe, getSnapshot } = observable;
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
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
