import { useDeferredValue, useMemo, useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { ReportRow } from '../domain/report.ts';
import type { FollowOptions } from '../domain/row.ts';
import { useWords } from '../i18n/use-words.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FilterChips } from '../ui/filter-chips.tsx';
import { OutcomeMark } from '../ui/outcome-mark.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { GROUPS, type Group, groupOf, toneOf, wordsOfOutcome } from './outcome-words.ts';

export type PeopleTableProps = {
  readonly rows: readonly ReportRow[];
  /** A tick box before each row, for choosing. */
  readonly choice?: (row: ReportRow) => React.ReactNode;
  /** A leading line of tools, e.g. "tick all"; told which rows are shown. */
  readonly tools?: (shown: readonly ReportRow[]) => React.ReactNode;
};

/** Everybody on the list, with what became of them: to search, to filter, to choose from. */
export function PeopleTable({ rows, choice, tools }: PeopleTableProps) {
  const { t, formats } = useWords();
  const [group, setGroup] = useState<Group | 'all'>('all');
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search.trim().toLowerCase());
  const counts = useMemo(() => countGroups(rows), [rows]);
  const shown = useMemo(
    () => rows.filter((row) => isIn(row, group) && matches(row, sought)),
    [rows, group, sought],
  );

  const present = GROUPS.filter((id) => counts[id] > 0 || id === group);
  const options = [
    { id: 'all' as const, label: t('people.all'), count: formats.number(rows.length) },
    ...present.map((id) => ({
      id,
      label: t(`groups.${id}`),
      count: formats.number(counts[id]),
      tone: toneOf(id),
    })),
  ];
  const person = {
    id: 'person',
    header: t('people.person'),
    width: 'minmax(0, 5fr)',
    cell: (row: ReportRow) => (
      <span className="person">
        {choice?.(row)}
        <bdi className="person-address">{formatAddress(row.task.address)}</bdi>
        <Options options={row.task.options} />
      </span>
    ),
  };
  const outcome = {
    id: 'outcome',
    header: t('people.outcome'),
    width: 'minmax(0, 6fr)',
    cell: ({ outcome: ended }: ReportRow) => (
      <OutcomeMark tone={toneOf(groupOf(ended))} label={wordsOfOutcome(t, ended)} />
    ),
  };

  return (
    <div className="people">
      {present.length > 1 ? (
        <FilterChips
          label={t('people.filter')}
          options={options}
          value={group}
          onChange={setGroup}
        />
      ) : null}
      <div className="people-tools">
        <SearchField
          label={t('people.search')}
          value={search}
          onChange={setSearch}
          clearLabel={t('people.clear')}
        />
        {tools?.(shown)}
      </div>
      <DataTable
        caption={t('people.caption')}
        columns={[person, outcome]}
        rows={shown}
        rowKey={(row) => row.task.id}
        rowCountLabel={t('people.count', { count: shown.length, n: formats.number(shown.length) })}
        emptyLabel={t('people.none')}
      />
    </div>
  );
}

function Options({ options }: { options: FollowOptions }) {
  const { t } = useWords();
  const said = [
    options.reblogs === false ? t('people.noBoosts') : undefined,
    options.notify === true ? t('people.notify') : undefined,
    options.languages === undefined
      ? undefined
      : t('people.languages', { languages: options.languages.join(', ') }),
  ].filter((words) => words !== undefined);
  return said.length === 0 ? null : <small className="soft">{said.join(' · ')}</small>;
}

function countGroups(rows: readonly ReportRow[]): Record<Group, number> {
  const counts = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<Group, number>;
  for (const row of rows) counts[groupOf(row.outcome)] += 1;
  return counts;
}

const isIn = (row: ReportRow, group: Group | 'all') =>
  group === 'all' || groupOf(row.outcome) === group;

const matches = (row: ReportRow, sought: string) =>
  sought === '' || formatAddress(row.task.address).includes(sought);
