import { useWords } from '../i18n/use-words.ts';

export function Footer() {
  const { t } = useWords();
  return <p>{t('app.notAffiliated')}</p>;
}
