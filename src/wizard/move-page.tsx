import { addressOf } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { StepList } from '../ui/step-list.tsx';
import { Handle } from './handle.tsx';
import { useJourney } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';

/** What to do on the old server's own page, in its order. The password is typed there. */
export function MovePage() {
  const { t } = useWords();
  const { from, to } = useJourney();
  const address = addressOf(to);
  if (from === undefined || address === undefined) return null;
  const labels = {
    server: from.local,
    page: t('mastodon:migration.title'),
    field: t('mastodon:migration.field'),
    password: t('mastodon:migration.password'),
    button: t('mastodon:migration.move'),
    redirect: t('mastodon:migration.redirect'),
  };
  return (
    <section className="stack wide">
      <h2>{t('move.how')}</h2>
      <StepList
        label={t('move.how')}
        steps={[
          <SettingsPage key="open" side="from" purpose="migration">
            {t('move.open', labels)}
          </SettingsPage>,
          <div key="type" className="stack">
            <p>{t('move.type', labels)}</p>
            <Handle address={address} />
          </div>,
          <p key="password">{t('move.password', labels)}</p>,
          <p key="press">{t('move.press', labels)}</p>,
        ]}
      />
    </section>
  );
}
