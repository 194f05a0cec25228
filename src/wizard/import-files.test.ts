import { describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Relation } from '../domain/relation.ts';
import type { ReportRow } from '../domain/report.ts';
import { tasksOf } from '../domain/task.ts';
import { importFilesOf } from './import-files.ts';

function addressOf(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const follow = (text: string, more: object = {}): Relation => ({
  kind: 'follow',
  address: addressOf(text),
  options: {},
  ...more,
});

const rowsOf = (outcome: Outcome | undefined, ...relations: Relation[]): readonly ReportRow[] =>
  relations.flatMap((relation) =>
    tasksOf(relation, 0, { api: true }).map((task) => ({ task, outcome })),
  );

const BY_FILE: Outcome = { code: 'by-file' };

describe('the files for the new server’s import', () => {
  it('hold whoever goes by file, and nobody who is there or is left', () => {
    const rows = [
      ...rowsOf(BY_FILE, follow('ann@hill.example')),
      ...rowsOf({ code: 'already' }, follow('bob@hill.example')),
      ...rowsOf({ code: 'left-out' }, follow('cy@hill.example')),
      ...rowsOf(undefined, follow('dan@hill.example')),
    ];
    const { files } = importFilesOf('follows', rows);
    expect(files.map(({ name }) => name)).toEqual(['following_accounts.csv']);
    expect(files[0]?.text).toBe(
      'Account address,Show boosts,Notify on new posts,Languages\nann@hill.example,true,false,\n',
    );
  });

  it('hold people who moved at their new address, and the suspended apart', () => {
    const rows = rowsOf(
      BY_FILE,
      follow('ann@hill.example', { movedTo: addressOf('ann@valley.example') }),
      follow('bob@hill.example', { suspended: true }),
    );
    const { files, moved, apart } = importFilesOf('follows', rows);
    expect({ moved, apart }).toEqual({ moved: 1, apart: 1 });
    expect(files.map(({ name }) => name)).toEqual([
      'following_accounts.csv',
      // Mastodon knows what a file is by how its name begins (mastodon.md §8.2).
      'following_accounts-suspended.csv',
    ]);
    expect(files[0]?.text).toContain('ann@valley.example');
    expect(files[1]?.text).toContain('bob@hill.example');
  });

  it('are several where one would be refused (mastodon.md §8.3)', () => {
    const people = Array.from({ length: 7_501 }, (_, at) => follow(`p${at}@hill.example`));
    const { files } = importFilesOf('follows', rowsOf(BY_FILE, ...people));
    expect(files.map(({ name, text }) => [name, text.split('\n').length - 2])).toEqual([
      ['following_accounts-1.csv', 7_500],
      ['following_accounts-2.csv', 1],
    ]);
  });

  it('are none when nothing is left to give', () => {
    expect(importFilesOf('blocks', []).files).toEqual([]);
    expect(
      importFilesOf('follows', rowsOf({ code: 'done' }, follow('a@hill.example'))).files,
    ).toEqual([]);
  });
});
