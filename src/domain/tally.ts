import { OUTCOME_CODES, type OutcomeCode } from './outcome.ts';
import type { Report } from './report.ts';

/** What a report says in numbers. The first six add up to the number of rows. */
export type Tally = {
  /** On the new account, brought by us or there before. */
  readonly there: number;
  /** Asked; somebody has to answer. */
  readonly waiting: number;
  /** Given to the server's own import and not seen there yet. */
  readonly byFile: number;
  /** Has had its turn and is not there, for a reason. */
  readonly missing: number;
  /** Left, as the person wished. */
  readonly left: number;
  /** Has not had its turn. */
  readonly ahead: number;
  /** Why what is missing is: how many of each reason, in the order of the codes. */
  readonly reasons: readonly (readonly [MissingCode, number])[];
};

export type MissingCode = Exclude<
  OutcomeCode,
  'done' | 'already' | 'waiting' | 'by-file' | 'left-out'
>;

export function tallyOf({ counts, remaining }: Pick<Report, 'counts' | 'remaining'>): Tally {
  const sums = { there: 0, waiting: 0, byFile: 0, missing: 0, left: 0 };
  const reasons: [MissingCode, number][] = [];
  for (const code of OUTCOME_CODES) {
    const count = counts[code] ?? 0;
    sums[placeOf(code)] += count;
    if (count > 0 && isMissing(code)) reasons.push([code, count]);
  }
  return { ...sums, ahead: remaining, reasons };
}

/** What was to come, without what the person leaves. */
export function wantedOf({ there, waiting, byFile, missing, ahead }: Tally): number {
  return there + waiting + byFile + missing + ahead;
}

/** How far a run is, without what it does not do: what is left, or goes by file. */
export function progressOf(tally: Tally): { readonly done: number; readonly total: number } {
  const done = tally.there + tally.waiting + tally.missing;
  return { done, total: done + tally.ahead };
}

const isMissing = (code: OutcomeCode): code is MissingCode => placeOf(code) === 'missing';

function placeOf(code: OutcomeCode): 'there' | 'waiting' | 'byFile' | 'missing' | 'left' {
  switch (code) {
    case 'done':
    case 'already':
      return 'there';
    case 'waiting':
      return 'waiting';
    case 'by-file':
      return 'byFile';
    case 'left-out':
      return 'left';
    case 'not-found':
    case 'suspended':
    case 'moved-away':
    case 'refused':
    case 'limit-reached':
    case 'self':
    case 'invalid':
    case 'needs-follow':
    case 'not-offered':
    case 'expired':
    case 'differs':
    case 'missing':
    case 'passing':
    case 'unknown':
      return 'missing';
  }
}
