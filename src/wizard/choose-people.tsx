import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import { estimateFollows } from '../domain/estimate.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Person } from '../mastodon/people.ts';
import { Button } from '../ui/button.tsx';
import { Figures } from '../ui/figures.tsx';
import { Notice } from '../ui/notice.tsx';
import { Question } from '../ui/question.tsx';
import { PeopleTable } from './people-table.tsx';
import { followingQuery, queries } from './queries.ts';
import { useCarrying, useJourney, useObservable } from './services.tsx';

/** The difference against what the new account follows already; anybody can be unticked. */
export function ChoosePeople() {
  const { t, formats } = useWords();
  const { run, files } = useCarrying();
  const { report } = useObservable(run);
  const { leftOut } = useObservable(files);
  const account = useJourney().to?.account;
  const address = account === undefined ? '' : formatAddress(account.address);
  const [read, setRead] = useState(0);
  const following = useQuery(followingQuery(run, account?.actor ?? '', setRead), queries);
  const known = useMemo(
    () => knownOutcomes(report.rows, following.data ?? []),
    [report, following.data],
  );
  const rows = useMemo(() => withKnown(report.rows, known), [report, known]);
  const open = rows.filter(({ outcome }) => outcome === undefined);
  const left = rows.filter(({ outcome }) => outcome?.code === 'left-out').length;
  const estimate = estimateFollows(open.length);
  const span = formats.span(estimate.ms);

  function choose(ids: readonly TaskId[], taken: boolean) {
    const next = new Set(leftOut);
    for (const id of ids) taken ? next.delete(id) : next.add(id);
    files.leaveOut(next);
  }

  if (following.isPending) {
    return (
      <Question heading={t('bring.title')} lead={t('bring.comparing', { account: address })}>
        <p role="status">{t('bring.comparingCount', { n: formats.number(read) })}</p>
      </Question>
    );
  }

  const start = () => void run.start([...known]);
  const label = following.isError
    ? t('bring.startAnyway')
    : t('bring.start', { count: open.length, n: formats.number(open.length) });
  return (
    <Question
      heading={t('bring.title')}
      lead={t('bring.lead')}
      actions={
        <>
          <Button variant="primary" onClick={start}>
            {open.length === 0 ? t('app.continue') : label}
          </Button>
          {open.length === 0 ? null : (
            <p className="soft">
              {t(estimate.days ? 'bring.estimateDays' : 'bring.estimate', { span })}
            </p>
          )}
        </>
      }
      below={<PeopleTable rows={rows} choice={{ leftOut, choose }} />}
    >
      {following.isError ? (
        <Notice
          tone="waiting"
          title={t('bring.compareFailed')}
          live="polite"
          actions={
            <Button variant="secondary" onClick={() => void following.refetch()}>
              {t('bring.tryAgain')}
            </Button>
          }
        >
          <p>{t('bring.compareFailedText')}</p>
        </Notice>
      ) : null}
      {open.length === 0 && rows.length > 0 && leftOut.size === 0 ? (
        <Notice tone="done" title={t('bring.nothing')} />
      ) : null}
      <Figures
        figures={[
          { id: 'inFile', label: t('bring.figures.inFile'), value: formats.number(rows.length) },
          { id: 'already', label: t('bring.figures.already'), value: formats.number(known.size) },
          { id: 'left', label: t('bring.figures.left'), value: formats.number(left) },
          { id: 'todo', label: t('bring.figures.todo'), value: formats.number(open.length) },
        ]}
      />
    </Question>
  );
}

/** Who is followed already needs no request at all. */
function knownOutcomes(
  rows: readonly ReportRow[],
  people: readonly Person[],
): ReadonlyMap<TaskId, Outcome> {
  const ids = new Map(people.map(({ address, id }) => [formatAddress(address), id]));
  return new Map(
    rows.flatMap(({ task }): [TaskId, Outcome][] => {
      const accountId = ids.get(formatAddress(task.address));
      return accountId === undefined ? [] : [[task.id, { code: 'already', accountId }]];
    }),
  );
}

function withKnown(
  rows: readonly ReportRow[],
  known: ReadonlyMap<TaskId, Outcome>,
): readonly ReportRow[] {
  return rows.map((row) => {
    const outcome = known.get(row.task.id);
    return outcome === undefined ? row : { ...row, outcome };
  });
}
