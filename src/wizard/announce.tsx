import { formatAddress } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import { sharePage } from '../mastodon/pages.ts';
import { PlainPage } from './plain-page.tsx';
import { useJourney } from './services.tsx';

/** A post from the new account, written by the person: we fill the field in, they publish or not. */
export function Announce() {
  const { t, language } = useWords();
  const { from, to } = useJourney();
  if (to?.account === undefined || from?.account === undefined) return null;
  const post = t('announce.post', { old: `@${formatAddress(from.account.address)}` });
  return (
    <section className="stack wide">
      <h2>{t('announce.title')}</h2>
      <p>{t('announce.text')}</p>
      <PlainPage url={sharePage(to.web, post, language)}>
        {t('announce.open', { server: to.local })}
      </PlainPage>
    </section>
  );
}
