import { useState } from 'react';
import { type Report, retryableTasks } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useCarrying, useObservable, useServices } from './services.tsx';
import { goTo } from './use-walk.ts';

/** What may still change: people to come, failures worth another press, answers to wait for. */
export function Unfinished({ report }: { report: Report }) {
  const { t, formats } = useWords();
  const { signIn } = useServices();
  const { run } = useCarrying();
  const { state } = useObservable(run);
  const [checking, setChecking] = useState(false);
  const retryable = retryableTasks(report).length;
  const waiting = report.counts.waiting ?? 0;
  if (!signIn.hasToken('to')) return null;

  async function check() {
    setChecking(true);
    await run.check();
    setChecking(false);
  }

  if (report.remaining > 0) {
    const left = { count: report.remaining, n: formats.number(report.remaining) };
    return (
      <Notice
        tone="waiting"
        title={t('finish.unfinished')}
        actions={
          <Button variant="primary" onClick={() => goTo('bring')}>
            {t('finish.backToRun')}
          </Button>
        }
      >
        <p>{t('finish.unfinishedText', left)}</p>
      </Notice>
    );
  }
  if (state.name !== 'done' || retryable + waiting === 0) return null;
  return (
    <div className="cluster">
      {retryable === 0 ? null : (
        <Button
          variant="secondary"
          onClick={() => {
            void run.retryFailed();
            goTo('bring');
          }}
        >
          {t('finish.retry', { count: retryable, n: formats.number(retryable) })}
        </Button>
      )}
      {waiting === 0 ? null : (
        <Button variant="secondary" busy={checking} onClick={() => void check()}>
          {t(checking ? 'finish.checking' : 'finish.check')}
        </Button>
      )}
    </div>
  );
}
