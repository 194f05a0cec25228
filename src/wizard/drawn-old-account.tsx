import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { CleanupPage } from '../illustrations/cleanup-page.tsx';
import { DeletePage } from '../illustrations/delete-page.tsx';
import { MovedProfile } from '../illustrations/moved-profile.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { drawnPerson, drawnPlace } from './drawn-place.ts';
import { useJourney, useServices } from './services.tsx';

/** What each of the three choices looks like there. */
export function DrawnOldAccount({ choice }: { readonly choice: 'kept' | 'cleaned' | 'deleted' }) {
  const { t } = useWords();
  const { from, to } = useJourney();
  const place = drawnPlace(from);
  const label = useLabels(place?.release);
  const shown = useServices().pictures.shown();
  const [old, next] = [drawnPerson(from, shown), drawnPerson(to, shown)];
  if (place === undefined) return null;
  const { server } = place;
  switch (choice) {
    case 'kept':
      return old === undefined || next === undefined ? null : (
        <Disclosure summary={t('drawing.see.moved')}>
          <MovedProfile {...{ place, old, next }} label={t('drawing.moved', { server })} />
        </Disclosure>
      );
    case 'cleaned':
      return (
        <Disclosure summary={t('drawing.see.cleanup')}>
          <CleanupPage
            place={place}
            label={t('drawing.cleanup', {
              ...{ server, enabled: label('cleanup.enabled'), button: label('account.save') },
            })}
          />
        </Disclosure>
      );
    case 'deleted':
      return (
        <Disclosure summary={t('drawing.see.delete')}>
          <DeletePage
            place={place}
            label={t('drawing.delete', { server, button: label('delete.button') })}
          />
        </Disclosure>
      );
  }
}
