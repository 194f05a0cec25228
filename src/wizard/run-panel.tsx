import { useDeferredValue, useMemo } from 'react';
import { type Report, retryableTasks } from '../domain/report.ts';
import { progressOf, tallyOf } from '../domain/tally.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { Question } from '../ui/question.tsx';
import { ByFile } from './by-file.tsx';
import { KindLines } from './kind-lines.tsx';
import { newServerOf } from './new-server.ts';
import { segmentsOf, timeLeft, turnsFirst } from './run-figures.ts';
import { needsSignIn, RunNotice } from './run-notice.tsx';
import { RunRows } from './run-rows.tsx';
import { useCarrying, useJourney, useObservable, useServices } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { FromFile } from './to-file.tsx';
import { useRunState } from './use-run-state.ts';
import { useWalk } from './use-walk.ts';

/** How the run goes: where it is, how fast, what it waits for, and what has had its turn. */
export function RunPanel() {
  const { t, formats } = useWords();
  const { now } = useServices();
  const { run } = useCarrying();
  const { state: own, report, perMinute, followsFrom } = useObservable(run);
  const { goNext } = useWalk();
  const tally = tallyOf(report);
  const { done, total } = progressOf(tally);
  const journey = useJourney();
  const { followsADay } = newServerOf(journey.to);
  const state = useRunState();
  // A look at what has arrived, afterwards, takes nobody's way on.
  const isOver = state.name === 'done' || (state.name === 'checking' && journey.run === 'ended');
  const finished = isOver && report.remaining === 0;
  // The numbers first; row by row when there is a moment.
  const told = useDeferredValue(report.rows);
  const rows = useMemo(() => turnsFirst(told), [told]);

  return (
    <Question
      heading={t(`run.${title()}`)}
      actions={
        finished ? (
          <EndActions report={report} isNothing={title() === 'titleNothing'} onGoOn={goNext} />
        ) : (
          <>
            {needsSignIn(state) ? (
              <SignInButton side="to" variant="primary" />
            ) : (
              // What this tab does itself: where another works, it can go on when that is gone.
              <PauseOrResume state={own} />
            )}
            <Button variant={isHalted(state) ? 'quiet' : 'primary'} onClick={goNext}>
              {t('run.meanwhile')}
            </Button>
          </>
        )
      }
      below={
        <>
          <ByFile rows={report.rows} />
          <FromFile />
          <RunRows rows={rows} />
        </>
      }
    >
      {total === 0 ? null : (
        <Progress
          label={t('run.progress')}
          value={done}
          max={total}
          valueText={t('run.progressText', {
            done: formats.number(done),
            total: formats.number(total),
          })}
          note={
            state.name === 'running' && perMinute !== undefined
              ? [
                  t('run.pace', { rate: formats.number(Math.round(perMinute)) }),
                  t('run.timeLeft', {
                    span: formats.span(timeLeft(report, perMinute, followsADay)),
                  }),
                ].join(' · ')
              : undefined
          }
          segments={segmentsOf(report)}
        />
      )}
      <RunNotice state={state} tomorrow={followsFrom} />
      {/* The heading changes in silence, and the last thing heard was that it is being read back. */}
      <p role="status" className="hidden">
        {finished ? t(`run.${title()}`) : ''}
      </p>
      <KindLines
        rows={report.rows}
        label={t('run.kinds')}
        tells={finished ? 'there' : 'turns'}
        tomorrow={followsFrom === undefined ? undefined : formats.moment(followsFrom, now())}
      />
    </Question>
  );

  function title() {
    if (!finished) return isHalted(state) ? 'titleHalted' : 'titleRunning';
    if (tally.byFile > 0) return 'titleByFile';
    return tally.there + tally.waiting === 0 && tally.missing > 0 ? 'titleNothing' : 'titleDone';
  }
}

/** Nothing goes on until the person, or another day, comes. */
function isHalted(state: RunState): boolean {
  if (state.name === 'waiting') return state.wait.reason === 'day';
  return state.name === 'paused' || state.name === 'stopped';
}

/** One button all along, so that who pressed it still stands on it. */
function PauseOrResume({ state }: { readonly state: RunState }) {
  const { t } = useWords();
  const { run } = useCarrying();
  switch (state.name) {
    case 'running':
    case 'waiting':
    case 'pausing':
      return (
        <Button variant="secondary" busy={state.name === 'pausing'} onClick={run.pause}>
          {t('run.pause')}
        </Button>
      );
    case 'checking':
    case 'watching':
    case 'loading':
      return null;
    case 'idle':
    case 'paused':
    case 'stopped':
    case 'done':
      return (
        <Button variant="primary" onClick={() => void run.start()}>
          {t('run.resume')}
        </Button>
      );
  }
}

type EndActionsProps = {
  readonly report: Report;
  /** Nothing could be brought: going on would be giving up. */
  readonly isNothing: boolean;
  readonly onGoOn: () => void;
};

/** On, or one press for all that failed for a reason that passes. */
function EndActions({ report, isNothing, onGoOn }: EndActionsProps) {
  const { t, formats } = useWords();
  const { run } = useCarrying();
  const count = retryableTasks(report).length;
  const comesFirst = isNothing && count > 0;
  const again =
    count === 0 ? null : (
      <Button
        key="again"
        variant={comesFirst ? 'primary' : 'secondary'}
        onClick={() => void run.retryFailed()}
      >
        {t('run.retry', { count, n: formats.number(count) })}
      </Button>
    );
  const goOn = (
    <Button key="on" variant={comesFirst ? 'quiet' : 'primary'} onClick={onGoOn}>
      {t('app.continue')}
    </Button>
  );
  return comesFirst ? [again, goOn] : [goOn, again];
}
