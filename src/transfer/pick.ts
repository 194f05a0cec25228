import { isCountedByDay } from '../domain/plan.ts';
import type { TaskId, TaskKind } from '../domain/task.ts';
import { claimOf } from './claim.ts';
import { isHeldBack } from './directory.ts';
import type { TaskRequest } from './pace.ts';
import { nextStep, type Step, type Surroundings } from './step.ts';
import type { Work } from './work.ts';

/** What goes next: one request, or what ends without any. */
export type Next =
  | { readonly type: 'step'; readonly work: Work; readonly step: SentStep }
  | { readonly type: 'join'; readonly list: string; readonly members: readonly Joining[] }
  | { readonly type: 'check-members'; readonly list: string; readonly members: readonly Joining[] }
  | { readonly type: 'ask'; readonly asked: readonly Joining[] }
  | { readonly type: 'end'; readonly ended: readonly Ended[] };

export type SentStep = Extract<Step, { readonly type: 'seek' | 'find-post' | 'check' | 'act' }>;
export type Joining = { readonly work: Work; readonly person: string };
export type Ended = {
  readonly work: Work;
  readonly outcome: Extract<Step, { type: 'end' }>['outcome'];
};

export type PickDeps = {
  readonly works: readonly Work[];
  readonly around: Surroundings;
  readonly mayGo: (request: TaskRequest) => boolean;
  /** Names of what is under way (claim.ts). */
  readonly claimed: ReadonlySet<string>;
  /** Those being seen to: members among them are missing where they are to go. */
  readonly underWay: readonly Work[];
  /** How many a list takes at once; fewer after one has spoiled a call. */
  readonly atOnce: (list: string) => number;
  /** No follow can be made before tomorrow: lists do not wait for those. */
  readonly isDayOver: boolean;
};

/** Looking further ahead of the following than this is of no use. */
export const LOOK_AHEAD = 20;
const HASTES = 100;
const ASKED_AT_ONCE = 100;
const SOON = 500;
/** Written to the journal in one go. */
const ENDS_AT_ONCE = 200;

/**
 * Goes through the works in the order of the plan: whatever may go next goes, and a work that has
 * to wait never holds one that need not.
 */
export function pick(deps: PickDeps): Next | undefined {
  const { works, around, mayGo, claimed, underWay } = deps;
  const open: Record<TaskRequest, boolean> = {
    'look-up': mayGo('look-up'),
    search: mayGo('search'),
    follow: mayGo('follow'),
    act: mayGo('act'),
    check: mayGo('check'),
  };
  if (!Object.values(open).includes(true)) return undefined;
  const ended: Ended[] = [];
  const lists = new Map<string, Group>();
  let found = 0;
  let hasty: Next | undefined;
  let hastes = 0;
  let passedOver: TaskKind | undefined;
  for (const work of works) {
    if (work.task.kind === passedOver) continue;
    if (work.task.kind !== 'list-member' && lists.size > 0) {
      const joining = pickList(lists, deps, open);
      if (joining !== undefined && ended.length === 0) return joining;
      lists.clear();
    }
    if (isHeldBack(work.notBefore, around.now)) {
      if (work.task.kind === 'list-member') groupOf(lists, work.task.list, underWay).waiting += 1;
      continue;
    }
    const step = nextStep(work, around);
    if (step.type === 'end') {
      if (ended.push({ work, outcome: step.outcome }) >= ENDS_AT_ONCE) break;
      continue;
    }
    // What has ended is written first: others may hang on it.
    if (ended.length > 0) continue;
    if (work.task.kind === 'list-member') {
      addMember(groupOf(lists, work.task.list, underWay), work, step);
      if (step.type === 'join' || step.type === 'check') continue;
    }
    if (step.type === 'ask') {
      if (!open.check || claimed.has('ask')) continue;
      return { type: 'ask', asked: whomToAskAbout(works.slice(works.indexOf(work)), around) };
    }
    if (step.type === 'hold' || step.type === 'later' || step.type === 'join') continue;
    if (work.task.kind === 'follow') {
      if (step.type === 'act') found += 1;
      else if (found >= LOOK_AHEAD) continue;
    }
    if (!open[requestOf(step)]) continue;
    const claim = claimOf(step);
    if (claim !== undefined && claimed.has(claim)) continue;
    const next: Next = { type: 'step', work, step };
    if (step.type !== 'seek' || step.inHaste === undefined) return next;
    hasty ??= next;
    hastes += 1;
    // Those who are found already stand before: thousands more of a kind say nothing new.
    if (hastes % HASTES === 0) passedOver = work.task.kind;
  }
  if (ended.length > 0) return { type: 'end', ended };
  return pickList(lists, deps, open) ?? hasty;
}

/** Whose works they are. */
export function worksOf(next: Next): readonly Work[] {
  switch (next.type) {
    case 'step':
      return [next.work];
    case 'end':
      return next.ended.map(({ work }) => work);
    case 'ask':
      return next.asked.map(({ work }) => work);
    case 'join':
    case 'check-members':
      return next.members.map(({ work }) => work);
  }
}

/** `relationships` takes many at once (mastodon.md §4.2): whoever else is to be asked about soon. */
function whomToAskAbout(works: readonly Work[], around: Surroundings): readonly Joining[] {
  const asked: Joining[] = [];
  for (const work of works.slice(0, SOON)) {
    if (asked.length === ASKED_AT_ONCE) break;
    if (isHeldBack(work.notBefore, around.now)) continue;
    const step = nextStep(work, around);
    if (step.type === 'ask') asked.push({ work, person: step.person });
  }
  return asked;
}

/** What a step spends. */
export function requestOf(step: SentStep): TaskRequest {
  switch (step.type) {
    case 'seek':
      return step.request;
    case 'find-post':
      return 'search';
    case 'check':
      return 'check';
    case 'act':
      return isCountedByDay(step.act.task.kind) ? 'follow' : 'act';
  }
}

/** Members of one list, by its task. */
type Group = { ready: Joining[]; doubtful: Joining[]; waiting: number; list: string | undefined };

function groupOf(lists: Map<string, Group>, list: TaskId, underWay: PickDeps['underWay']): Group {
  const known = lists.get(list);
  if (known !== undefined) return known;
  const missing = underWay.filter(({ task }) => task.kind === 'list-member' && task.list === list);
  const group = { ready: [], doubtful: [], waiting: missing.length, list: undefined };
  lists.set(list, group);
  return group;
}

function addMember(group: Group, work: Work, step: Step): void {
  if (step.type === 'join') {
    group.list = step.list;
    group.ready.push({ work, person: step.person });
  } else if (step.type === 'check') {
    group.list = step.container;
    group.doubtful.push({ work, person: step.target ?? '' });
  } else group.waiting += 1;
}

/** A list is filled in as few calls as can be: when nobody is missing any more, or enough are there. */
function pickList(
  lists: ReadonlyMap<string, Group>,
  { claimed, atOnce, isDayOver }: PickDeps,
  open: Record<TaskRequest, boolean>,
): Next | undefined {
  // Not made twice, one at a time (claim.ts).
  if (claimed.has('once')) return undefined;
  for (const { list, ready, doubtful, waiting } of lists.values()) {
    if (list === undefined) continue;
    if (doubtful.length > 0) {
      if (open.check) return { type: 'check-members', list, members: doubtful };
      continue;
    }
    const most = atOnce(list);
    const isEnough = waiting === 0 || ready.length >= most || isDayOver;
    if (open.act && ready.length > 0 && isEnough) {
      return { type: 'join', list, members: ready.slice(0, most) };
    }
  }
  return undefined;
}
