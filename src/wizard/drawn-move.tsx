import { addressOf } from '../domain/journey.ts';
import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { MigrationPage } from '../illustrations/migration-page.tsx';
import { RedirectPage } from '../illustrations/redirect-page.tsx';
import { RedirectedPage } from '../illustrations/redirected-page.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { FindByHand } from './drawn-alias.tsx';
import { bareHandle, drawnPlace } from './drawn-place.ts';
import { useJourney } from './services.tsx';

/** The page of the Move; its rings go on with the second of the steps above. */
export function DrawnMove() {
  const { t } = useWords();
  const { from, to } = useJourney();
  const place = drawnPlace(from);
  const label = useLabels(place?.release);
  const address = addressOf(to);
  if (place === undefined || address === undefined) return null;
  const target = bareHandle(address);
  const names = {
    field: label('migration.field'),
    password: label('migration.password'),
    button: label('migration.move'),
  };
  const redirect = { button: label('migration.redirect') };
  return (
    <>
      <MigrationPage
        place={place}
        first={2}
        target={target}
        label={t('drawing.migration', { server: place.server, target, ...names })}
      />
      <Disclosure summary={t('drawing.see.redirect', redirect)}>
        <p>{t('drawing.redirectHow')}</p>
        <RedirectPage place={place} label={t('drawing.redirect', redirect)} />
      </Disclosure>
      <FindByHand side="from" />
    </>
  );
}

/** Where a redirect is cancelled, and to whom it leads now. */
export function DrawnRedirected({ target }: { readonly target: string }) {
  const { t } = useWords();
  const place = drawnPlace(useJourney().from);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const names = { server: place.server, button: label('migration.cancel') };
  return (
    <Disclosure summary={t('drawing.see.redirected')}>
      <RedirectedPage place={place} target={target} label={t('drawing.redirected', names)} />
    </Disclosure>
  );
}
