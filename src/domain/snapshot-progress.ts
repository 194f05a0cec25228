import {
  type AnyReadPage,
  BY_IDS,
  READINGS_OF,
  type Reading,
  type ReadPage,
  type Refusal,
  type RowOf,
} from './reading.ts';
import type { HeldKind } from './relation.ts';

/** Every page that came, by its reading, in the order of their numbers. */
export type ReadPages = ReadonlyMap<Reading, readonly AnyReadPage[]>;

/** What to ask for next. */
export type Question = {
  readonly number: number;
  readonly cursor: string | undefined;
  /** None for a list that is read page by page. */
  readonly ids: readonly string[];
};

function pagesOf<R extends Reading>(pages: ReadPages, reading: R): readonly ReadPage<R>[] {
  return (pages.get(reading) ?? []) as readonly ReadPage<R>[];
}

export function rowsOf<R extends Reading>(pages: ReadPages, reading: R): readonly RowOf[R][] {
  return pagesOf(pages, reading).flatMap(({ rows }) => rows);
}

export function refusalIn(pages: ReadPages, reading: Reading): Refusal | undefined {
  const own = pagesOf(pages, reading).at(-1)?.refused;
  if (own !== undefined) return own;
  // Whom one may not be told of, one cannot ask about; where there is no such list, nobody is on it.
  const sources = BY_IDS[reading]?.of ?? [];
  return sources.some((source) => refusalIn(pages, source) === 'not-allowed')
    ? 'not-allowed'
    : undefined;
}

/**
 * Where a reading goes on: nothing stands for progress but the pages that came. `undefined` when
 * there is nothing (more) to ask.
 */
export function nextQuestion(pages: ReadPages, reading: Reading): Question | undefined {
  const before = pagesOf(pages, reading);
  const last = before.at(-1);
  if (last?.refused !== undefined) return undefined;
  const number = before.length;
  const byIds = BY_IDS[reading];
  if (last?.next !== undefined) return { number, cursor: last.next, ids: last.asked ?? [] };
  if (byIds === undefined) {
    return last === undefined ? { number, cursor: undefined, ids: [] } : undefined;
  }
  const ids = idsLeft(pages, reading).slice(0, byIds.atOnce);
  return ids.length === 0 ? undefined : { number, cursor: undefined, ids };
}

/** Whether all there is was read; of a refused reading there is nothing. */
export function isReadWhole(pages: ReadPages, reading: Reading): boolean {
  if (nextQuestion(pages, reading) !== undefined) return false;
  return (BY_IDS[reading]?.of ?? []).every((source) => isReadWhole(pages, source));
}

function idsLeft(pages: ReadPages, reading: Reading): readonly string[] {
  const asked = new Set(pagesOf(pages, reading).flatMap((page) => page.asked ?? []));
  // Somebody muted and followed is asked about once.
  if (reading === 'other-ties') {
    for (const page of pagesOf(pages, 'following-ties')) {
      for (const id of page.asked ?? []) asked.add(id);
    }
  }
  const wanted = (BY_IDS[reading]?.of ?? []).flatMap((source) => idsIn(pages, source));
  return [...new Set(wanted)].filter((id) => !asked.has(id));
}

function idsIn(pages: ReadPages, source: Reading): readonly string[] {
  switch (source) {
    case 'following':
    case 'blocks':
    case 'mutes':
    case 'lists':
      return rowsOf(pages, source).map(({ id }) => id);
    case 'filters':
      return rowsOf(pages, source).flatMap(({ posts }) => posts);
    default:
      return [];
  }
}

export type KindState = 'waiting' | 'reading' | 'read' | 'failed' | Refusal;

export type KindProgress = {
  readonly kind: HeldKind;
  readonly state: KindState;
  readonly count: number;
  /** Of what was told, how much could not be understood. */
  readonly unreadable: number;
};

/** What goes on beside the pages: in this page of the browser alone, and never kept. */
export type Going = {
  readonly current: Reading | undefined;
  readonly failed: ReadonlySet<Reading>;
};

export function progressOf(pages: ReadPages, kind: HeldKind, going: Going): KindProgress {
  const readings = READINGS_OF[kind];
  const states = readings.map((reading) => stateOf(pages, reading, going));
  const state = ORDER.find((one) => states.includes(one)) ?? 'read';
  const unreadable = readings
    .flatMap((reading) => pagesOf(pages, reading))
    .reduce((sum, page) => sum + page.unreadable, 0);
  return { kind, state, count: countOf(pages, kind), unreadable };
}

/** A kind of several readings is as far as the one that is least far. */
const ORDER: readonly KindState[] = ['reading', 'waiting', 'failed', 'not-allowed', 'not-offered'];

function stateOf(pages: ReadPages, reading: Reading, { current, failed }: Going): KindState {
  if (reading === current) return 'reading';
  if (failed.has(reading)) return 'failed';
  const refusal = refusalIn(pages, reading);
  if (refusal !== undefined) return refusal;
  return isReadWhole(pages, reading) ? 'read' : 'waiting';
}

function countOf(pages: ReadPages, kind: HeldKind): number {
  if (kind === 'note') {
    const ties = [...rowsOf(pages, 'following-ties'), ...rowsOf(pages, 'other-ties')];
    return ties.filter(({ note }) => note !== undefined).length;
  }
  const [first] = READINGS_OF[kind];
  if (first === undefined) return 0;
  return pagesOf(pages, first).reduce((sum, page) => sum + page.rows.length, 0);
}
