import { formatAddress } from '../domain/address.ts';
import { addressOf } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { useJourney } from './services.tsx';
import { WritePost } from './write-post.tsx';

/** A post from the new account, written by the person: we fill the field in, they publish or not. */
export function Announce() {
  const { t } = useWords();
  const { from, to } = useJourney();
  const old = addressOf(from);
  if (to?.account === undefined || old === undefined) return null;
  return (
    <section className="stack wide">
      <h2>{t('announce.title')}</h2>
      <p>{t('announce.text')}</p>
      <WritePost end={to} post={t('announce.post', { old: `@${formatAddress(old)}` })}>
        {t('announce.open', { server: to.local })}
      </WritePost>
    </section>
  );
}
