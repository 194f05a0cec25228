import { useMemo } from 'react';
import { isCarried } from '../domain/outcome.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Question } from '../ui/question.tsx';
import { BlockCuts } from './block-cuts.tsx';
import { ByFile } from './by-file.tsx';
import { CompareFailed } from './compare-failed.tsx';
import { FollowsWay } from './follows-way.tsx';
import { KindsTable } from './kinds-table.tsx';
import { RunNotice } from './run-notice.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';
import { SnapshotNotes } from './snapshot-notes.tsx';
import { SnapshotNotice } from './snapshot-notice.tsx';
import { StartEstimate } from './start-estimate.tsx';
import type { Comparison } from './use-comparison.ts';

/** What there is, what is there already, what is to be done: anything can be left. */
export function Chooser({ comparison }: { readonly comparison: Comparison }) {
  const { t, formats } = useWords();
  const { run, snapshot } = useCarrying();
  const read = useObservable(snapshot);
  const { from } = useJourney();
  const { rows, known, held, error } = comparison;
  const todo = useMemo(
    () => rows.filter(({ outcome }) => outcome === undefined).map(({ task }) => task),
    [rows],
  );
  // There always is a profile.
  const isEmpty = rows.every(({ task }) => task.kind === 'profile');
  const { state } = useObservable(run);
  const start = t('bring.start', { count: todo.length, n: formats.number(todo.length) });

  return (
    <Question
      heading={t('bring.title')}
      lead={t('bring.lead')}
      actions={
        <>
          {/* A look at what has come by file is short, and a press in it would be lost. */}
          <Button
            variant="primary"
            busy={state.name === 'checking'}
            onClick={() => void run.start([...known])}
          >
            {todo.length === 0 ? t('app.continue') : start}
          </Button>
          <StartEstimate tasks={todo} />
        </>
      }
      below={<ByFile rows={rows} />}
    >
      {error === null ? null : <CompareFailed comparison={comparison} />}
      {from?.account === undefined || read.whole ? null : <SnapshotNotice view={read} />}
      {state.name === 'stopped' ? <RunNotice state={state} /> : null}
      {rows.every(isThere) ? (
        <Notice
          tone={isEmpty ? 'waiting' : 'done'}
          title={t(isEmpty ? 'bring.nothingFound' : 'bring.nothing')}
        />
      ) : null}
      <KindsTable rows={rows} held={held} />
      {from?.account === undefined ? null : <SnapshotNotes view={read} from={from} />}
      <BlockCuts rows={rows} held={held} />
      <FollowsWay rows={rows} />
    </Question>
  );
}

/** Favourites are left at first, and there always is a profile: neither is missed. */
function isThere({ task, outcome }: ReportRow): boolean {
  const isOptional = task.kind === 'profile' || task.kind === 'favourite';
  if (outcome?.code === 'left-out') return isOptional;
  return isCarried(outcome);
}
