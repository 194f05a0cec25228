import { useWords } from '../i18n/use-words.ts';
import { useJourney } from './services.tsx';
import { useSite } from './use-site.ts';
import { hrefOf, LEGAL, OVERVIEW } from './use-walk.ts';

export function Footer() {
  const { t } = useWords();
  const { from } = useJourney();
  const source = useSite()?.source;
  return (
    <>
      {from === undefined ? null : (
        <p>
          <a href={hrefOf(OVERVIEW)}>{t('app.overview')}</a>
        </p>
      )}
      <p>
        <a href={hrefOf(LEGAL)}>{t('steps.legal')}</a>
      </p>
      {source === undefined ? null : (
        <p>
          <a href={source} target="_blank" rel="noopener noreferrer">
            {t('app.source')} <span className="hidden">{t('app.opensNewTab')}</span>
          </a>
        </p>
      )}
      <p>{t('app.notAffiliated')}</p>
    </>
  );
}
