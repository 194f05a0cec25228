import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ExportPage } from '../illustrations/export-page.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { drawnPlace } from './drawn-place.ts';
import { useJourney } from './services.tsx';

/** The button that asks for the archive, and where it lies when it is ready. */
export function DrawnArchive() {
  const { t } = useWords();
  const place = drawnPlace(useJourney().from);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const { server } = place;
  return (
    <>
      <ExportPage
        place={place}
        look="request"
        label={t('drawing.request', { server, button: label('export.request') })}
      />
      <Disclosure summary={t('drawing.see.download')}>
        <ExportPage
          place={place}
          look="download"
          label={t('drawing.download', { button: label('export.download') })}
        />
      </Disclosure>
    </>
  );
}

/** Where the files of the lists are. */
export function DrawnLists() {
  const { t } = useWords();
  const place = drawnPlace(useJourney().from);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const names = { server: place.server, csv: label('export.csv') };
  return (
    <Disclosure summary={t('drawing.see.lists')}>
      <ExportPage place={place} look="lists" label={t('drawing.lists', names)} />
    </Disclosure>
  );
}
