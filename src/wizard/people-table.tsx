import { useDeferredValue, useMemo, useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import type { ReportRow } from '../domain/report.ts';
import type { FollowOptions } from '../domain/row.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Settled } from '../ui/checkbox.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { FilterChips } from '../ui/filter-chips.tsx';
import { OutcomeMark } from '../ui/outcome-mark.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Toolbar } from '../ui/toolbar.tsx';
import { GROUPS, type Group, groupOf, toneOf, wordsOfOutcome } from './outcome-words.ts';

export type PeopleTableProps = {
  readonly rows: readonly ReportRow[];
  /** Before the run: a tick box each. Rows that have an outcome already ask for nothing. */
  readonly choice?: {
    readonly leftOut: ReadonlySet<TaskId>;
    readonly choose: (ids: readonly TaskId[], taken: boolean) => void;
  };
};

/** Everybody on the list, with what became of them: to search, to filter, to choose from. */
export function PeopleTable({ rows, choice }: PeopleTableProps) {
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
  const columns =
    choice === undefined
      ? [
          {
            id: 'person',
            header: t('people.person'),
            width: 'minmax(0, 5fr)',
            cell: ({ task }: ReportRow) => (
              <>
                <bdi>{formatAddress(task.address)}</bdi>
                <Options options={task.options} />
              </>
            ),
          },
          {
            id: 'outcome',
            header: t('people.outcome'),
            width: 'minmax(0, 6fr)',
            cell: ({ outcome }: ReportRow) => <OutcomeCell outcome={outcome} />,
          },
        ]
      : [
          {
            id: 'person',
            header: t('people.person'),
            width: 'minmax(0, 6fr)',
            cell: ({ task, outcome }: ReportRow) =>
              hasChoice(outcome) ? (
                <Checkbox
                  name={t('people.include', { person: formatAddress(task.address) })}
                  checked={!choice.leftOut.has(task.id)}
                  onChange={(taken) => choice.choose([task.id], taken)}
                >
                  <bdi>{formatAddress(task.address)}</bdi>
                </Checkbox>
              ) : (
                <Settled>
                  <bdi>{formatAddress(task.address)}</bdi>
                </Settled>
              ),
          },
          {
            id: 'options',
            header: t('people.options'),
            width: 'minmax(0, 5fr)',
            cell: ({ task, outcome }: ReportRow) =>
              hasChoice(outcome) ? (
                <Options options={task.options} />
              ) : (
                <p className="soft small">{wordsOfOutcome(t, outcome)}</p>
              ),
          },
        ];
  const ids = () => shown.filter(({ outcome }) => hasChoice(outcome)).map(({ task }) => task.id);

  return (
    <>
      <Toolbar
        filters={
          present.length > 1 ? (
            <FilterChips
              label={t('people.filter')}
              options={options}
              value={group}
              onChange={setGroup}
            />
          ) : null
        }
        search={
          <SearchField
            label={t('people.search')}
            value={search}
            onChange={setSearch}
            clearLabel={t('people.clear')}
          />
        }
      >
        {choice === undefined ? null : (
          <>
            <Button variant="quiet" onClick={() => choice.choose(ids(), true)}>
              {t('people.selectAll')}
            </Button>
            <Button variant="quiet" onClick={() => choice.choose(ids(), false)}>
              {t('people.selectNone')}
            </Button>
          </>
        )}
      </Toolbar>
      <DataTable
        caption={t('people.caption')}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.task.id}
        rowCountLabel={t('people.count', { count: shown.length, n: formats.number(shown.length) })}
        emptyLabel={t('people.none')}
      />
    </>
  );
}

/** Nobody who is followed already can be left. */
const hasChoice = (outcome: Outcome | undefined) =>
  outcome === undefined || outcome.code === 'left-out';

function OutcomeCell({ outcome }: { outcome: Outcome | undefined }) {
  const { t } = useWords();
  return <OutcomeMark tone={toneOf(groupOf(outcome))} label={wordsOfOutcome(t, outcome)} />;
}

function Options({ options }: { options: FollowOptions }) {
  const { t, formats } = useWords();
  const said = [
    options.reblogs === false ? t('people.noBoosts') : undefined,
    options.notify === true ? t('people.notify') : undefined,
    options.languages === undefined
      ? undefined
      : t('people.languages', {
          languages: formats.list(options.languages.map(formats.languageName)),
        }),
  ].filter((words) => words !== undefined);
  return said.length === 0 ? null : <p className="soft small">{said.join(' · ')}</p>;
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
