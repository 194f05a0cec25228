import { useMemo } from 'react';
import type { Report } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RunState } from '../transfer/engine.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { Question } from '../ui/question.tsx';
import { GROUPS, groupOf, toneOf } from './outcome-words.ts';
import { PeopleTable } from './people-table.tsx';
import { RunNotice } from './run-notice.tsx';
import { useCarrying, useObservable } from './services.tsx';
import { SignInButton } from './sign-in-panel.tsx';
import { useWalk } from './use-walk.ts';

const NEEDS_SIGN_IN = ['signed-out', 'scope'];

/** How the run goes: where it is, how fast, what it waits for, and who has had their turn. */
export function RunPanel() {
  const { t, formats } = useWords();
  const { run } = useCarrying();
  const { state, report, perMinute } = useObservable(run);
  const { goNext } = useWalk();
  const done = report.total - report.remaining;
  const finished = state.name === 'done' && report.remaining === 0;
  const signIn = state.name === 'stopped' && NEEDS_SIGN_IN.includes(state.problem);
  const rows = useMemo(() => [...report.rows].sort((one, two) => rank(one) - rank(two)), [report]);
  const value = t('bring.progressText', {
    done: formats.number(done),
    total: formats.number(report.total),
  });

  return (
    <Question
      heading={t(finished ? 'bring.titleDone' : 'bring.titleRunning')}
      actions={
        <>
          {finished ? (
            <Button variant="primary" onClick={goNext}>
              {t('app.continue')}
            </Button>
          ) : signIn ? (
            <SignInButton side="to" variant="primary" />
          ) : (
            <PauseOrResume state={state} />
          )}
          {finished ? null : (
            <Button variant="quiet" onClick={goNext}>
              {t('bring.meanwhile')}
            </Button>
          )}
        </>
      }
      below={<PeopleTable rows={rows} />}
    >
      <Progress
        label={t('bring.progress')}
        value={done}
        max={report.total}
        valueText={value}
        note={
          state.name === 'running' && perMinute !== undefined
            ? `${t('bring.pace', { rate: formats.number(Math.round(perMinute)) })} · ${t('bring.timeLeft', { span: formats.span((report.remaining / perMinute) * 60_000) })}`
            : undefined
        }
        segments={segmentsOf(report)}
      />
      <RunNotice state={state} />
    </Question>
  );
}

/** One button all along, so that who pressed it still stands on it. */
function PauseOrResume({ state }: { state: RunState }) {
  const { t } = useWords();
  const { run } = useCarrying();
  switch (state.name) {
    case 'running':
    case 'waiting':
    case 'pausing':
      return (
        <Button variant="secondary" busy={state.name === 'pausing'} onClick={run.pause}>
          {t('bring.pause')}
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
          {t('bring.resume')}
        </Button>
      );
  }
}

/** Who has had their turn comes first: the table shows the run at work. */
const rank = ({ outcome }: { outcome: unknown }) => (outcome === undefined ? 1 : 0);

function segmentsOf(report: Report) {
  const counts = new Map<string, number>();
  for (const { outcome } of report.rows) {
    const group = groupOf(outcome);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return GROUPS.filter((group) => group !== 'ahead').map((group) => ({
    id: group,
    value: counts.get(group) ?? 0,
    tone: toneOf(group),
  }));
}
