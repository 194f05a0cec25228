import { type Report, retryableTasks } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ReportCheck } from './report-check.tsx';
import { useCarrying, useObservable, useServices } from './services.tsx';
import { goTo } from './use-walk.ts';

/** What may still change: things to come, failures worth another press, answers to wait for. */
export function Unfinished({ report }: { readonly report: Report }) {
  const { t, formats } = useWords();
  const { signIn } = useServices();
  const { run } = useCarrying();
  const { state } = useObservable(run);
  const retryable = retryableTasks(report).length;
  if (!signIn.hasToken('to')) return null;

  function retry() {
    void run.retryFailed();
    goTo('bring');
  }

  return (
    <>
      {report.remaining === 0 ? null : (
        <Notice
          tone="waiting"
          title={t('finish.unfinished')}
          actions={
            <Button variant="primary" onClick={() => goTo('bring')}>
              {t('finish.backToRun')}
            </Button>
          }
        >
          <p>
            {t('finish.unfinishedText', {
              count: report.remaining,
              n: formats.number(report.remaining),
            })}
          </p>
        </Notice>
      )}
      {state.name !== 'done' || report.remaining > 0 || retryable === 0 ? null : (
        <Button onClick={retry}>
          {t('run.retry', { count: retryable, n: formats.number(retryable) })}
        </Button>
      )}
      <ReportCheck />
    </>
  );
}
