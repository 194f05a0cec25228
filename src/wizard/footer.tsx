import { useWords } from '../i18n/use-words.ts';
import { useJourney } from './services.tsx';
import { hrefOf, OVERVIEW } from './use-walk.ts';

export function Footer() {
  const { t } = useWords();
  const { from } = useJourney();
  return (
    <>
      {from === undefined ? null : (
        <p>
          <a href={hrefOf(OVERVIEW)}>{t('app.overview')}</a>
        </p>
      )}
      <p>{t('app.notAffiliated')}</p>
    </>
  );
}
