import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import { OUTCOME_CODES } from '../domain/outcome.ts';
import { TASK_KINDS } from '../domain/plan.ts';
import { reportSaying } from '../domain/report.scene.ts';
import { reportToShare } from '../domain/report-to-share.ts';
import { type ReportAbout, type ReportFile, writeReportJson } from './write-report-json.ts';

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const ABOUT: ReportAbout = {
  from: address('alice@old.example'),
  to: address('alice@new.example'),
  writtenAt: Date.UTC(2026, 10, 26, 4, 5),
  writtenBy: '0.1.0',
  language: 'en',
  extent: 'whole',
};

const write = (words: string, about = ABOUT): ReportFile =>
  JSON.parse(
    writeReportJson(reportSaying(words), about, ({ outcome }) => `${outcome?.code}: ${words}`),
  );

const rowOf = (file: ReportFile, id: string) => file.rows.find((row) => row.id === id);

describe('the report for programs', () => {
  const file = write('Friends');

  it('says what it is, whose and when', () => {
    const { rows: _, rejects: __, counts: ___, ...head } = file;
    expect(head).toEqual({
      format: 'transhumance-report',
      version: 1,
      writtenBy: '0.1.0',
      writtenAt: '2026-11-26T04:05:00.000Z',
      language: 'en',
      extent: 'whole',
      accounts: { from: 'alice@old.example', to: 'alice@new.example' },
    });
  });

  it('leaves out an account that is not known', () => {
    expect(write('x', { ...ABOUT, from: undefined }).accounts).toEqual({ to: 'alice@new.example' });
  });

  it('has every row and every reject once, in order, and counts that add up', () => {
    const { rows, rejects } = reportSaying('Friends');
    expect(file.rows.map(({ id }) => id)).toEqual(rows.map(({ task }) => task.id));
    expect(new Set(file.rows.map(({ kind }) => kind))).toEqual(new Set(TASK_KINDS));
    expect(file.rejects).toEqual(
      rejects.map(({ reason, ...reject }) => ({ ...reject, problem: reason })),
    );
    const { outcomes, toCome } = file.counts;
    const ended = OUTCOME_CODES.reduce((sum, code) => sum + (outcomes[code] ?? 0), 0);
    expect(ended + toCome).toBe(file.rows.length);
    expect(file.counts.rows).toBe(file.rows.length);
  });

  it.each([
    [
      'follow:bob@two.example',
      { subject: { address: 'bob@two.example', movedTo: 'bob@three.example' } },
    ],
    ['follow:bob@two.example', { outcome: 'done', at: 'bob@three.example' }],
    [
      'follow:ann@one.example',
      { subject: { address: 'ann@one.example', reblogs: false, notify: true, languages: ['fr'] } },
    ],
    [
      'mute:eve@five.example',
      {
        subject: {
          address: 'eve@five.example',
          notifications: false,
          expiresAt: '2027-01-02T03:04:05.000Z',
        },
        outcome: 'moved-away',
        at: 'eve@six.example',
      },
    ],
    ['list:0:Friends', { subject: { title: 'Friends', repliesPolicy: 'none', exclusive: true } }],
    [
      'list-member:ann@one.example 0:Friends',
      { subject: { address: 'ann@one.example', list: 'list:0:Friends', title: 'Friends' } },
    ],
    [
      'filter:0:Friends',
      {
        subject: {
          title: 'Friends',
          context: ['home'],
          action: 'hide',
          keywords: [{ keyword: 'Friends', wholeWord: true }],
          expiresAt: '2027-01-02T03:04:05.000Z',
        },
      },
    ],
    ['note:ann@one.example', { subject: { address: 'ann@one.example', text: 'Friends' } }],
    ['profile:', { subject: { displayName: 'Friends', locked: true, bot: false, parts: [] } }],
    ['block:dan@four.example', { outcome: 'not-found', origin: { api: true } }],
  ])('tells %s field by field', (id, fields) => {
    expect(rowOf(file, id)).toMatchObject(fields);
  });

  it('has no outcome for what has not had its turn, and no ids of servers', () => {
    const row = rowOf(file, 'filter:0:Friends');
    expect(row).not.toHaveProperty('outcome');
    expect(row).toHaveProperty('reason', 'undefined: Friends');
    expect(JSON.stringify(file)).not.toMatch(/targetId|token/);
  });

  const anyWords = fc.oneof(
    fc.constantFrom('"', '\\', '\u2028', '\u0000', '\u202e', '\ud83d', '🐑', '</script>', '\r\n'),
    fc.string({ minLength: 1 }),
  );

  it('gives any words back as they were', () =>
    fc.assert(
      fc.property(anyWords, (words) => {
        const { rows, rejects } = write(words);
        const note = rows.find(({ kind }) => kind === 'note');
        const list = rows.find(({ kind }) => kind === 'list');
        const [first] = rejects;
        const said = [note?.subject.text, list?.subject.title, first?.file, first?.cells[0]];
        expect([note?.reason, ...said]).toEqual([`differs: ${words}`, ...said.map(() => words)]);
      }),
    ));
});

describe('the one to share', () => {
  it('holds nothing of what is kept back, anywhere', () => {
    const SECRET = 'nobody is to read this';
    const shared = reportToShare(reportSaying(SECRET));
    const text = writeReportJson(shared, { ...ABOUT, extent: 'without-private' }, () => '');
    for (const kept of ['dan@four', 'eve@five', 'bad.example', 'no-server', '"kind": "note"'])
      expect(text).not.toContain(kept);
    const { extent, rows } = JSON.parse(text) as ReportFile;
    expect(extent).toBe('without-private');
    expect(rows.map(({ kind }) => kind)).toContain('bookmark');
    expect(rows.filter(({ kind }) => /note|filter|block|mute/.test(kind))).toEqual([]);
  });
});
