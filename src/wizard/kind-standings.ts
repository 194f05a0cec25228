import { countByKind, type KindCount } from '../domain/count-by-kind.ts';
import { KINDS_TO_CHOOSE } from '../domain/kind-rows.ts';
import type { OutcomeCode } from '../domain/outcome.ts';
import { isCountedByDay } from '../domain/plan.ts';
import type { RelationKind } from '../domain/relation.ts';
import type { ReportRow } from '../domain/report.ts';
import { progressOf, type Tally, tallyOf, wantedOf } from '../domain/tally.ts';
import type { CheckTone } from '../ui/check-list.tsx';
import { type Group, groupOf } from './outcome-words.ts';
import type { Speech } from './subject-of.ts';

/** How one kind stands, as people choose kinds. */
export type KindStanding = {
  readonly kind: RelationKind;
  readonly own: Tally;
  /** People on lists, posts in filters. */
  readonly inside: Tally | undefined;
  readonly tone: CheckTone;
};

/** Every kind of which there is something, in the order chosen from. */
export function kindStandings(rows: readonly ReportRow[]): readonly KindStanding[] {
  const counts = countByKind({ rows });
  return KINDS_TO_CHOOSE.flatMap((kind): readonly KindStanding[] => {
    const count = counts.get(kind);
    if (count === undefined) return [];
    const inside = count.inside && tallyOf(count.inside);
    return [{ kind, own: tallyOf(count), inside, tone: toneOfGroups(groupsIn(count)) }];
  });
}

/** Of its own and of what is in it. */
function groupsIn({ counts, remaining, inside }: KindCount): ReadonlySet<Group> {
  const codes = Object.keys(counts) as OutcomeCode[];
  const own = codes.map((code) => groupOf({ code }));
  const groups = new Set(remaining > 0 ? [...own, groupOf(undefined)] : own);
  return inside === undefined ? groups : new Set([...groups, ...groupsIn(inside)]);
}

/** What asks most of the person; while it goes on nothing alarms. */
function toneOfGroups(groups: ReadonlySet<Group>): CheckTone {
  const isAny = (...some: readonly Group[]) => some.some((group) => groups.has(group));
  if (isAny('ahead')) return isAny('done', 'already', 'failed') ? 'waiting' : 'ahead';
  if (isAny('failed')) return 'alert';
  if (isAny('retry', 'waiting')) return 'waiting';
  return isAny('done', 'already') ? 'done' : 'quiet';
}

/** "200 of 203 are there"; nothing where all of it is left. */
export function thereWords({ t, formats }: Speech, tally: Tally): string {
  const total = wantedOf(tally);
  if (total === 0) return '';
  const there = formats.number(tally.there);
  return t('report.there', { count: total, there, total: formats.number(total) });
}

/** "120 of 340" have had their turn. */
export function turnsWords({ t, formats }: Speech, tally: Tally): string {
  const { done, total } = progressOf(tally);
  return total === 0
    ? ''
    : t('report.ended', { done: formats.number(done), total: formats.number(total) });
}

export type RestOf = {
  /** Clock time from which follows that are to come can go on, where that is known. */
  readonly tomorrow?: string | undefined;
  /** Said already, by how many have had their turn. */
  readonly withoutAhead?: boolean | undefined;
};

/** What is not there, each part in a few words with its number. */
export function restWords(
  speech: Speech,
  { kind, own, inside }: KindStanding,
  { tomorrow, withoutAhead = false }: RestOf = {},
): readonly string[] {
  const { t, formats } = speech;
  const held = isCountedByDay(kind) ? tomorrow : undefined;
  const words = [...partWords(speech, own), ...aheadWords(own.ahead)];
  if (inside === undefined || (kind !== 'list' && kind !== 'filter')) return words;
  const total = wantedOf(inside);
  if (total > 0) {
    const numbers = { done: formats.number(inside.there), total: formats.number(total) };
    words.push(t(`report.inside.${kind}`, numbers));
  }
  return [...words, ...partWords(speech, inside), ...aheadWords(inside.ahead)];

  function aheadWords(count: number): readonly string[] {
    const numbers = { count, n: formats.number(count) };
    if (count === 0) return [];
    if (held !== undefined) return [t('report.tomorrow', { ...numbers, time: held })];
    return withoutAhead ? [] : [t('report.ahead', numbers)];
  }
}

function* partWords({ t, formats }: Speech, tally: Tally) {
  const many = (count: number) => ({ count, n: formats.number(count) });
  if (tally.waiting > 0) yield t('report.waiting', many(tally.waiting));
  if (tally.byFile > 0) yield t('report.byFile', many(tally.byFile));
  for (const [code, count] of tally.reasons) yield t(`report.reasons.${code}`, many(count));
  if (tally.left > 0) yield t('report.left', many(tally.left));
}
