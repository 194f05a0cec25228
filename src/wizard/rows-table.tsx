import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { chosenKindOf } from '../domain/choices.ts';
import { countInside } from '../domain/kind-rows.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ReportRow } from '../domain/report.ts';
import { containerOf, type Task, type TaskId } from '../domain/task.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Settled } from '../ui/checkbox.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { FilterChips } from '../ui/filter-chips.tsx';
import { OutcomeMark } from '../ui/outcome-mark.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Toolbar } from '../ui/toolbar.tsx';
import { GROUPS, type Group, groupOf, toneOf, wordsOfOutcome } from './outcome-words.ts';
import { detailsOf, nameInFull, type Speech, subjectOf } from './subject-of.ts';

/** Before the run: a tick box each. Rows that have an outcome already ask for nothing. */
export type RowsChoice = {
  /** Unticked, each by itself. */
  readonly leftOut: ReadonlySet<TaskId>;
  readonly choose: (ids: readonly TaskId[], taken: boolean) => void;
};

export type RowsTableProps = {
  /** Names the table: what its rows are. */
  readonly caption: string;
  /** Of one kind or of several; in the order shown. */
  readonly rows: readonly ReportRow[];
  readonly choice?: RowsChoice | undefined;
};

/** Each thing with what became of it: to search, to filter, to choose from. */
export function RowsTable({ caption, rows, choice }: RowsTableProps) {
  const { t, formats } = useWords();
  const speech = useMemo(() => ({ t, formats }), [t, formats]);
  const [group, setGroup] = useState<Group | 'all'>('all');
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search.trim().toLowerCase());
  const about = useMemo(() => lookOver(rows), [rows]);
  const shown = useMemo(
    () => rows.filter((row) => isIn(row, group) && matches(speech, row.task, sought)),
    [rows, group, sought, speech],
  );

  const present = GROUPS.filter((id) => about.groups[id] > 0 || id === group);
  const options = [
    { id: 'all' as const, label: t('rows.all'), count: formats.number(rows.length) },
    ...present.map((id) => ({
      id,
      label: t(`groups.${id}`),
      count: formats.number(about.groups[id]),
      tone: toneOf(id),
    })),
  ];

  const detailsIn = ({ task }: ReportRow): string =>
    [
      ...(about.mixed ? [t(`rows.kinds.${task.kind}`)] : []),
      ...detailsOf(speech, task, about.inside.get(task.id)),
    ].join(' · ');
  const columns =
    choice === undefined
      ? [
          {
            id: 'subject',
            header: t('rows.subject'),
            width: 'minmax(0, 5fr)',
            cell: (row: ReportRow) => (
              <>
                <bdi>{subjectOf(t, row.task)}</bdi>
                <Soft>{detailsIn(row)}</Soft>
              </>
            ),
          },
          {
            id: 'outcome',
            header: t('rows.outcome'),
            width: 'minmax(0, 6fr)',
            cell: ({ task, outcome }: ReportRow) => (
              <OutcomeMark
                tone={toneOf(groupOf(outcome))}
                label={wordsOfOutcome(t, task, outcome)}
              />
            ),
          },
        ]
      : [
          {
            id: 'subject',
            header: t('rows.subject'),
            width: 'minmax(0, 6fr)',
            cell: (row: ReportRow) =>
              hasChoice(row, choice) ? (
                <Checkbox
                  name={t('rows.include', { subject: nameInFull(t, row.task) })}
                  checked={!choice.leftOut.has(row.task.id)}
                  onChange={(taken) => choice.choose([row.task.id], taken)}
                >
                  <bdi>{subjectOf(t, row.task)}</bdi>
                </Checkbox>
              ) : (
                <Settled tone={isOpen(row.outcome) ? 'quiet' : toneOf(groupOf(row.outcome))}>
                  <bdi>{subjectOf(t, row.task)}</bdi>
                </Settled>
              ),
          },
          {
            id: 'details',
            header: t('rows.details'),
            width: 'minmax(0, 5fr)',
            cell: (row: ReportRow) => (
              <>
                <Soft>{detailsIn(row)}</Soft>
                {hasChoice(row, choice) ? null : (
                  <Soft>{wordsOfOutcome(t, row.task, row.outcome ?? LEFT)}</Soft>
                )}
              </>
            ),
          },
        ];

  function chooseShown(taken: boolean) {
    if (choice === undefined) return;
    choice.choose(
      shown.filter((row) => hasChoice(row, choice)).map(({ task }) => task.id),
      taken,
    );
  }

  return (
    <>
      <Toolbar
        filters={
          present.length > 1 ? (
            <FilterChips
              label={t('rows.filter')}
              options={options}
              value={group}
              onChange={setGroup}
            />
          ) : null
        }
        search={
          rows.length < WORTH_SEARCHING ? null : (
            <SearchField
              label={t('rows.search')}
              value={search}
              onChange={setSearch}
              clearLabel={t('rows.clear')}
            />
          )
        }
      >
        {choice === undefined ? null : (
          <>
            <Button variant="quiet" onClick={() => chooseShown(true)}>
              {t('rows.selectAll')}
            </Button>
            <Button variant="quiet" onClick={() => chooseShown(false)}>
              {t('rows.selectNone')}
            </Button>
          </>
        )}
      </Toolbar>
      <DataTable
        caption={caption}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.task.id}
        rowCountLabel={t('rows.count', { count: shown.length, n: formats.number(shown.length) })}
        emptyLabel={t('rows.none')}
      />
    </>
  );
}

/** Fewer rows than this are seen at a glance. */
const WORTH_SEARCHING = 8;

const LEFT: Outcome = { code: 'left-out' };

/** Still to be carried, one way or the other, unless the person leaves it. */
const isOpen = (outcome: Outcome | undefined): boolean =>
  outcome === undefined || outcome.code === 'left-out' || outcome.code === 'by-file';

/** What is there already cannot be left; what is in a list that is left goes with it. */
function hasChoice({ task, outcome }: ReportRow, { leftOut }: RowsChoice): boolean {
  const container = containerOf(task);
  return isOpen(outcome) && !(container !== undefined && leftOut.has(container));
}

function Soft({ children }: { readonly children: ReactNode }) {
  return children === '' ? null : <p className="soft small">{children}</p>;
}

/** What there is to know of all rows. */
function lookOver(rows: readonly ReportRow[]) {
  const groups = Object.fromEntries(GROUPS.map((group) => [group, 0])) as Record<Group, number>;
  const kinds = new Set<string>();
  for (const { task, outcome } of rows) {
    groups[groupOf(outcome)] += 1;
    kinds.add(chosenKindOf(task.kind));
  }
  return { groups, inside: countInside(rows), mixed: kinds.size > 1 };
}

const isIn = (row: ReportRow, group: Group | 'all') =>
  group === 'all' || groupOf(row.outcome) === group;

const matches = (speech: Speech, task: Task, sought: string) =>
  sought === '' ||
  [subjectOf(speech.t, task), ...detailsOf(speech, task)].join(' ').toLowerCase().includes(sought);
