import { byFileOf, type Choices, FIRST_CHOICES, leftOutOf } from '../domain/choices.ts';
import type { Finding } from '../domain/finding.ts';
import { makePlan, type Plan } from '../domain/plan.ts';
import type { Relation } from '../domain/relation.ts';
import type { Work } from '../domain/report.ts';
import { mergeInSteps, type Sources } from '../domain/sources.ts';
import { inSteps } from '../domain/steps.ts';
import type { Task } from '../domain/task.ts';
import { keepChoices, readChoices } from '../storage/choices.ts';
import type { Database } from '../storage/database.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { openChoicesNews } from '../storage/news.ts';
import { createListeners } from '../transfer/observable.ts';
import type { Carrying, WorkView } from '../wizard/services.tsx';

export type WorkService = Carrying['work'] & { readonly ready: Promise<void> };

export type WorkDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly files: Pick<Carrying['files'], 'getSnapshot' | 'subscribe'>;
  readonly snapshot: Pick<Carrying['snapshot'], 'getSnapshot' | 'subscribe' | 'relations'>;
  /** Lets the page do what waits. */
  readonly breathe: () => Promise<void>;
};

/**
 * What there is to carry: everything the old account told, everything the files held, and what the
 * person wants of it. Planned anew when a source has changed, a few milliseconds at a time; until
 * then the plan of before stands.
 */
export function createWorkService(deps: WorkDeps): WorkService {
  const { database, journey, files, snapshot, breathe } = deps;
  const { id } = journey.getSnapshot();
  const listeners = createListeners();
  const news = openChoicesNews();
  let choices = FIRST_CHOICES;
  let told: readonly Relation[] | undefined;
  const tasksOf = chooseParts();
  let planned: Planned = { ...planOf({ tasks: [], rejects: [], counts: {} }), of: undefined };
  let planning: Promise<void> | undefined;
  let view: WorkView | undefined;

  function changed(): void {
    view = undefined;
    listeners.notify();
  }

  const takeIn = () =>
    readChoices(database, id).then(
      (kept) => {
        choices = kept;
        changed();
      },
      // Nothing was ever chosen, as far as this browser can tell.
      () => undefined,
    );
  // A tab that takes over must not do what the other was told to leave.
  news.watch(() => void takeIn());

  /** While it is being read there is more every moment; a plan of half of it helps nobody. */
  function heed(): void {
    const { name } = snapshot.getSnapshot().state;
    const isUnderWay = name === 'reading' || name === 'waiting';
    if (name === 'loading' || (isUnderWay && told !== undefined)) return;
    told = snapshot.relations();
    void plan();
  }

  const now = (): Of => ({ told: told ?? NOTHING, findings: files.getSnapshot().findings });

  /** Resolves when the plan is that of the sources as they are. */
  async function plan(): Promise<void> {
    if (planning === undefined) {
      if (isOf(planned, now())) return;
      planning = planAll().finally(() => {
        planning = undefined;
      });
      changed();
    }
    await planning;
    // A source may have changed after the last look at it.
    if (isOf(planned, now())) changed();
    else await plan();
  }

  async function planAll(): Promise<void> {
    while (!isOf(planned, now())) {
      const of = now();
      const sources = await inSteps(mergeInSteps(of.told, of.findings), breathe);
      planned = { ...planOf(sources), of };
    }
  }

  files.subscribe(() => void plan());
  snapshot.subscribe(heed);
  heed();
  const loaded = new Promise<void>((resolve) => {
    const look = () => {
      if (snapshot.getSnapshot().state.name !== 'loading') resolve();
    };
    snapshot.subscribe(look);
    look();
  });

  return {
    subscribe: listeners.subscribe,
    getSnapshot() {
      view ??= {
        work: workOf(tasksOf(planned.plan, choices.profile), planned, choices),
        ...{ choices, counts: planned.sources.counts },
        isPlanning: planning !== undefined,
      };
      return view;
    },
    ready: Promise.all([takeIn(), loaded]).then(plan),
    choose(change) {
      choices = { ...choices, ...change };
      changed();
      void keepChoices(database, id, choices).then(news.tell, () => undefined);
    },
  };
}

const NOTHING: readonly never[] = [];

type Of = { readonly told: readonly Relation[]; readonly findings: readonly Finding[] };
type Planned = { readonly sources: Sources; readonly plan: Plan; readonly of: Of | undefined };

const isOf = ({ of }: Planned, { told, findings }: Of) =>
  of?.told === told && of.findings === findings;

const planOf = (sources: Sources) => ({ sources, plan: makePlan(sources.tasks) });

/**
 * The profile is one act: of its parts those are written that the person has chosen. The same tasks
 * as long as these are the same: what is known of them is known by their identity.
 */
function chooseParts() {
  let last: { plan: Plan; parts: Choices['profile']; tasks: readonly Task[] } | undefined;
  return (plan: Plan, parts: Choices['profile']): readonly Task[] => {
    if (last?.plan !== plan || last.parts !== parts) {
      const tasks = plan.tasks.map((task) => (task.kind === 'profile' ? { ...task, parts } : task));
      last = { plan, parts, tasks };
    }
    return last.tasks;
  };
}

function workOf(tasks: readonly Task[], { sources: { rejects } }: Planned, choices: Choices): Work {
  return {
    plan: { tasks },
    rejects,
    leftOut: leftOutOf(tasks, choices),
    byFile: byFileOf(tasks, choices),
  };
}
