import type { Archive } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { Choice } from '../ui/choice.tsx';
import { DrawnArchive } from './drawn-export.tsx';
import { useJourney, useServices } from './services.tsx';
import { SettingsPage } from './settings-page.tsx';

const ANSWERS = ['asked', 'have', 'declined'] as const satisfies readonly Archive[];

/** The archive takes hours, and is the only copy of the posts: asked for first, decided before the Move. */
export function ArchiveChoice() {
  const { t } = useWords();
  const { journey: store } = useServices();
  const { archive, from } = useJourney();
  if (from === undefined) return null;
  const labels = { server: from.local, button: t('mastodon:export.request') };
  return (
    <section className="stack wide">
      <h2>{t('archive.title')}</h2>
      <p>{t('archive.text', labels)}</p>
      <SettingsPage side="from" purpose="export">
        {t('archive.open', labels)}
      </SettingsPage>
      {archive === 'undecided' || archive === 'asked' ? <DrawnArchive /> : null}
      <Choice
        legend={t('archive.legend')}
        options={ANSWERS.map((id) => ({ id, title: t(`archive.answers.${id}`) }))}
        value={archive === 'undecided' ? undefined : archive}
        onChange={(answer) => store.dispatch({ type: 'archive-decided', archive: answer })}
      />
    </section>
  );
}
