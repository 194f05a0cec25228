import { addressOf } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { Handle } from './handle.tsx';
import { useJourney } from './services.tsx';

/** Where to, as the old server's field wants it: Mastodon takes handles, GoToSocial actor ids. */
export function NewAddress() {
  const { t } = useWords();
  const { from, to } = useJourney();
  const address = addressOf(to);
  if (from?.software === 'gotosocial' && to?.account !== undefined) {
    return (
      <CopyField value={to.account.actor} copyLabel={t('app.copy')} copiedLabel={t('app.copied')} />
    );
  }
  return address === undefined ? null : <Handle address={address} />;
}
