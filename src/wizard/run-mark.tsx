import { useWords } from '../i18n/use-words.ts';
import { useCarrying, useObservable } from './services.tsx';
import { hrefOf } from './use-walk.ts';

/** How far the run is, from anywhere in the walk. */
export function RunMark() {
  const { t, formats } = useWords();
  const { report } = useObservable(useCarrying().run);
  return (
    <a className="run-mark" href={hrefOf('bring')}>
      <span className="run-mark-label">{t('accounts.run.label')}</span>{' '}
      <span className="run-mark-share">
        {t('accounts.run.share', {
          done: formats.number(report.total - report.remaining),
          total: formats.number(report.total),
        })}
      </span>
    </a>
  );
}
