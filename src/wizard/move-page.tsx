import { useWords } from '../i18n/use-words.ts';
import { StepList } from '../ui/step-list.tsx';
import { DrawnMove } from './drawn-move.tsx';
import { NewAddress } from './new-address.tsx';
import { PANEL } from './panel-labels.ts';
import { useJourney } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';

/** What to do on the old server's own page, in its order. The password is typed there. */
export function MovePage() {
  const { t } = useWords();
  const { from, to } = useJourney();
  if (from === undefined || to === undefined) return null;
  const inPanel = from.software === 'gotosocial';
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
            {t('move.open', inPanel ? { ...labels, page: PANEL.migration } : labels)}
          </SettingsPage>,
          <div key="type" className="stack">
            <p>
              {inPanel ? t('move.panel.type', { field: PANEL.target }) : t('move.type', labels)}
            </p>
            <NewAddress />
          </div>,
          <p key="password">
            {inPanel
              ? t('move.panel.password', { password: PANEL.password })
              : t('move.password', labels)}
          </p>,
          <p key="press">
            {inPanel ? t('move.panel.press', { button: PANEL.move }) : t('move.press', labels)}
          </p>,
        ]}
      />
      <DrawnMove />
    </section>
  );
}
