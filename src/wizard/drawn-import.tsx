import type { End } from '../domain/journey.ts';
import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ImportConfirmPage } from '../illustrations/import-confirm-page.tsx';
import { type ImportKind, ImportPage } from '../illustrations/import-page.tsx';
import { ImportResultPage } from '../illustrations/import-result-page.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { drawnPlace } from './drawn-place.ts';

export type DrawnImportProps = {
  readonly end: End;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly count: number;
  /** From 4.2 an upload is shown first, and its progress after. */
  readonly confirms: boolean;
};

/** The import page, the one that follows, and how it looks at the end. */
export function DrawnImport({ end, kind, fileName, count: rows, confirms }: DrawnImportProps) {
  const { t, formats } = useWords();
  const place = drawnPlace(end);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const count = formats.number(rows);
  const names = {
    ...{ server: place.server, file: fileName, button: label('import.upload') },
    type: label(`import.types.${kind}`),
    merge: label('import.merge'),
  };
  return (
    <>
      <ImportPage {...{ place, kind, fileName }} first={3} label={t('drawing.import', names)} />
      {confirms ? (
        <>
          <Disclosure summary={t('drawing.see.confirm')}>
            <ImportConfirmPage
              {...{ place, kind, fileName, count }}
              label={t('drawing.importConfirm', { button: label('import.confirm') })}
            />
          </Disclosure>
          <Disclosure summary={t('drawing.see.result')}>
            <ImportResultPage
              {...{ place, kind, count }}
              label={t('drawing.importResult', { state: label('import.states.finished') })}
            />
          </Disclosure>
        </>
      ) : null}
    </>
  );
}
