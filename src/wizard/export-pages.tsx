import type { End } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { type PagePath, pageUrl } from '../mastodon/pages.ts';
import { isSince, readSoftware } from '../mastodon/software.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { DrawnLists } from './drawn-export.tsx';
import { PANEL } from './panel-labels.ts';
import { SettingsPage } from './settings-page.tsx';

/** Mastodon's own file names are the labels of its page, by kind (mastodon.md §7.1). */
const FILES = ['follows', 'lists', 'mutes', 'blocks', 'domain_blocks', 'bookmarks'] as const;

type File = (typeof FILES)[number] | 'filters';

/** Filters are a file of their own kind, since 4.6 (mastodon.md §7.1). */
function filesOf({ version, software }: End): readonly File[] {
  const { mastodonVersion } = readSoftware(version ?? '', software);
  const hasFilters = mastodonVersion !== undefined && isSince(mastodonVersion, 4, 6);
  return hasFilters ? [...FILES, 'filters'] : FILES;
}

/** Where the files are. The page first: a link to a file answers a bare 401 to who is signed out. */
export function ExportPages({ end }: { end: End }) {
  const { t, language } = useWords();
  return (
    <section className="stack">
      <h2>{t('keep.where')}</h2>
      <p>
        {end.software === 'gotosocial'
          ? t('keep.whereHowGoToSocial', {
              page: PANEL.exportImport,
              button: PANEL.downloadFollowing,
            })
          : t('keep.whereHow', {
              csv: t('mastodon:export.csv'),
              json: t('mastodon:export.json'),
            })}
      </p>
      <SettingsPage side="from" purpose="export">
        {t('keep.openExport', { server: end.local })}
      </SettingsPage>
      <DrawnLists />
      {end.software === 'gotosocial' ? null : (
        <Disclosure summary={t('keep.direct')}>
          <p>{t('keep.directHow')}</p>
          <ul className="links">
            {filesOf(end).map((file) => (
              <li key={file}>
                <a
                  href={pageUrl(end.web, pathOf(file), language)}
                  target="_blank"
                  rel="noopener noreferrer"
                >
                  {t(`mastodon:export.${file}`)}{' '}
                  <span className="hidden">{t('app.opensNewTab')}</span>
                </a>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

const pathOf = (file: File): PagePath =>
  file === 'filters' ? '/settings/exports/custom_filters.json' : `/settings/exports/${file}.csv`;
