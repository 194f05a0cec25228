import { byFileOf, type Choices, FIRST_CHOICES, leftOutOf } from '../domain/choices.ts';
import type { Finding } from '../domain/finding.ts';
import { makePlan, type Plan } from '../domain/plan.ts';
import type { Relation } from '../domain/relation.ts';
import type { Work } from '../domain/report.ts';
import { mergeSources, type Sources } from '../domain/sources.ts';
import { keepChoices, readChoices } from '../storage/choices.ts';
import type { Database } from '../storage/database.ts';
import { openFilesNews } from '../storage/files.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { createListeners } from '../transfer/observable.ts';
import type { Carrying, WorkView } from '../wizard/services.tsx';

export type WorkService = Carrying['work'] & { readonly ready: Promise<void> };

export type WorkDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly files: Pick<Carrying['files'], 'getSnapshot' | 'subscribe'>;
  readonly snapshot: Pick<Carrying['snapshot'], 'getSnapshot' | 'subscribe' | 'relations'>;
};

/**
 * What there is to carry: everything the old account told, everything the files held, and what the
 * person wants of it. Planned when it is looked at, once for each state of its sources.
 */
export function createWorkService(deps: WorkDeps): WorkService {
  const { database, journey, files, snapshot } = deps;
  const { id } = journey.getSnapshot();
  const listeners = createListeners();
  const news = openFilesNews();
  let choices = FIRST_CHOICES;
  let told: readonly Relation[] = snapshot.relations();
  let planned:
    | (Planned & { readonly of: readonly [readonly Relation[], readonly Finding[]] })
    | undefined;
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
  const ready = takeIn();
  // A tab that takes over must not do what the other was told to leave.
  news.watch(() => void takeIn());
  files.subscribe(changed);
  snapshot.subscribe(() => {
    const { name } = snapshot.getSnapshot().state;
    // While it is being read there is more every moment; a plan of half of it helps nobody.
    if (name === 'loading' || name === 'reading' || name === 'waiting') return;
    const now = snapshot.relations();
    if (now === told) return;
    told = now;
    changed();
  });

  function plan(): Planned {
    const { findings } = files.getSnapshot();
    if (planned?.of[0] !== told || planned.of[1] !== findings) {
      planned = { ...planFrom(told, findings), of: [told, findings] };
    }
    return planned;
  }

  function getSnapshot(): WorkView {
    if (view === undefined) {
      const { sources, plan: made } = plan();
      view = { work: workOf(made, sources, choices), choices, counts: sources.counts };
    }
    return view;
  }

  return {
    subscribe: listeners.subscribe,
    getSnapshot,
    ready,
    choose(change) {
      choices = { ...choices, ...change };
      changed();
      void keepChoices(database, id, choices).then(news.tell, () => undefined);
    },
  };
}

type Planned = { readonly sources: Sources; readonly plan: Plan };

function planFrom(told: readonly Relation[], findings: readonly Finding[]): Planned {
  const sources = mergeSources(told, findings);
  return { sources, plan: makePlan(sources.tasks) };
}

/** The profile is one act: of its parts those are written that the person has chosen. */
function workOf(plan: Plan, { rejects }: Sources, choices: Choices): Work {
  const tasks = plan.tasks.map((task) =>
    task.kind === 'profile' ? { ...task, parts: choices.profile } : task,
  );
  return {
    plan: { tasks },
    rejects,
    leftOut: leftOutOf(tasks, choices),
    byFile: byFileOf(tasks, choices),
  };
}
