import type { TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import { reportSaying } from '../domain/report.scene.ts';
import type { ReportRow } from '../domain/report.ts';
import { formatsOf } from '../i18n/formats.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import { kindStandings, restWords, thereWords, turnsWords } from './kind-standings.ts';
import type { Speech } from './subject-of.ts';

let speech: Speech;
beforeAll(async () => {
  const words = await startWords('en');
  await loadWalkWords(words, 'en');
  const t = words.getFixedT(null, ['wizard', 'mastodon']) as TFunction<['wizard', 'mastodon']>;
  speech = { t, formats: formatsOf('en') };
});

const DONE: Outcome = { code: 'done' };
const LOST: Outcome = { code: 'not-found' };
const LEFT: Outcome = { code: 'left-out' };
const REFUSED: Outcome = { code: 'refused' };

/** Rows of one kind that ended so. */
function ended(kind: string, ...outcomes: readonly (Outcome | undefined)[]): readonly ReportRow[] {
  const task = reportSaying('x').rows.find((row) => row.task.kind === kind)?.task;
  if (task === undefined) throw new Error(kind);
  return outcomes.map((outcome) => ({ task, outcome }));
}

function standingOf(...rows: readonly ReportRow[]) {
  const [standing, ...more] = kindStandings(rows);
  if (standing === undefined || more.length > 0) throw new Error('one kind');
  return standing;
}

describe('how a kind stands', () => {
  it('is told in numbers that add up', () => {
    const many = Array.from({ length: 200 }, () => DONE);
    const standing = standingOf(...ended('bookmark', ...many, LOST, LOST, LOST, LEFT));
    expect(thereWords(speech, standing.own)).toBe('200 of 203 are there');
    expect(turnsWords(speech, standing.own)).toBe('203 of 203');
    expect(restWords(speech, standing)).toEqual(['3 not found', '1 left out by you']);
  });

  it('tells lists from the people on them', () => {
    const members = [DONE, DONE, { code: 'needs-follow' } as const, undefined];
    const standing = standingOf(...ended('list', DONE), ...ended('list-member', ...members));
    expect(thereWords(speech, standing.own)).toBe('1 of 1 is there');
    expect(restWords(speech, standing)).toEqual([
      'people on them: 2 of 4',
      '1 that wants a follow first',
      '1 to come',
    ]);
    expect(restWords(speech, standing, { withoutAhead: true })).not.toContain('1 to come');
  });

  it('says of follows, and of nothing else, that they wait for tomorrow', () => {
    const told = { tomorrow: '02:00', withoutAhead: true };
    const words = (kind: string) => restWords(speech, standingOf(...ended(kind, undefined)), told);
    expect(words('follow')).toEqual(['1 to come, from 02:00 on']);
    expect(words('followed-hashtag')).toEqual(['1 to come, from 02:00 on']);
    expect(words('bookmark')).toEqual([]);
    expect(words('list')).toEqual([]);
  });

  it('says nothing of how many are there where all is left', () => {
    const { own, tone } = standingOf(...ended('favourite', LEFT, LEFT));
    expect([thereWords(speech, own), turnsWords(speech, own), tone]).toEqual(['', '', 'quiet']);
  });

  it.each([
    ['nothing has begun', [undefined, undefined], 'ahead'],
    ['it goes on, whatever has failed', [DONE, REFUSED, undefined], 'waiting'],
    ['everything is there', [DONE, { code: 'already' }, LEFT], 'done'],
    ['somebody has to answer', [DONE, { code: 'waiting' }], 'waiting'],
    ['the import has it', [{ code: 'by-file' }], 'waiting'],
    ['another press may help', [DONE, LOST], 'waiting'],
    ['something has failed for good', [DONE, LOST, REFUSED], 'alert'],
  ] as const)('when %s, has its tone', (_, outcomes, tone) => {
    expect(standingOf(...ended('bookmark', ...outcomes)).tone).toBe(tone);
  });

  it('comes in the order that kinds are chosen in', () => {
    const rows = [...ended('favourite', DONE), ...ended('note', DONE), ...ended('follow', DONE)];
    expect(kindStandings(rows).map(({ kind }) => kind)).toEqual(['follow', 'note', 'favourite']);
  });
});
