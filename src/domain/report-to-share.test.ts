import { describe, expect, it } from 'vitest';
import { chosenKindOf } from './choices.ts';
import { HELD_KINDS } from './relation.ts';
import { reportSaying } from './report.scene.ts';
import { isPrivate, reportToShare } from './report-to-share.ts';

const WORDS = 'words of mine';
const kindsIn = (rows: ReturnType<typeof reportSaying>['rows']) =>
  new Set(rows.map(({ task }) => chosenKindOf(task.kind)));

describe('the report to share', () => {
  const whole = reportSaying(WORDS);
  const shared = reportToShare(whole);

  it('keeps back five kinds with all that is inside of them, and the lines of files', () => {
    expect(kindsIn(whole.rows)).toEqual(new Set(HELD_KINDS.filter((kind) => kind !== 'follower')));
    expect([...kindsIn(whole.rows)].filter((kind) => !kindsIn(shared.rows).has(kind))).toEqual(
      expect.arrayContaining(['block', 'mute', 'domain-block', 'note', 'filter']),
    );
    expect(kindsIn(shared.rows).size).toBe(kindsIn(whole.rows).size - 5);
    expect(shared.rows.map(({ task }) => task.kind)).not.toContain('filter-post');
    expect(shared.rejects).toEqual([]);
  });

  it('is not private any more; one line that could not be used is enough to be', () => {
    expect(isPrivate(whole)).toBe(true);
    expect(isPrivate(shared)).toBe(false);
    expect(isPrivate({ rows: [], rejects: whole.rejects })).toBe(true);
  });

  it('keeps every other row, in its place and with its outcome, and counts what it shows', () => {
    const hidden = new Set(['block', 'mute', 'domain-block', 'note', 'filter', 'filter-post']);
    expect(shared.rows).toEqual(whole.rows.filter(({ task }) => !hidden.has(task.kind)));
    const counted = Object.values(shared.counts).reduce((sum, n) => sum + n, shared.remaining);
    expect(counted).toBe(shared.total);
    expect(shared.total).toBe(shared.rows.length);
    expect(shared.counts.differs).toBeUndefined();
    expect(shared.counts['moved-away']).toBeUndefined();
  });
});
