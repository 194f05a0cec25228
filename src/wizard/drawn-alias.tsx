import type { Address } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { AccountSettingsPage } from '../illustrations/account-settings-page.tsx';
import { AliasesPage } from '../illustrations/aliases-page.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { bareHandle, drawnPlace } from './drawn-place.ts';
import { useJourney } from './services.tsx';

/** The page of the aliases; its rings go on with the second of the steps above. */
export function DrawnAliases({ old }: { readonly old: Address }) {
  const { t } = useWords();
  const place = drawnPlace(useJourney().to);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const names = { field: label('aliases.field'), button: label('aliases.create') };
  return (
    <>
      <AliasesPage
        place={place}
        first={2}
        old={bareHandle(old)}
        label={t('drawing.aliases', { server: place.server, old: bareHandle(old), ...names })}
      />
      <FindByHand side="to" />
    </>
  );
}

/** Where the account settings lead to the alias and to the Move, under two headings much alike. */
export function FindByHand({ side }: { readonly side: Side }) {
  const { t } = useWords();
  const place = drawnPlace(useJourney()[side]);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const headings = [label('account.moveTo'), label('account.moveFrom')];
  const [heading = '', other = ''] = side === 'from' ? headings : headings.toReversed();
  return (
    <Disclosure summary={t('drawing.see.find')}>
      <p>{t('drawing.findHow', { account: label('nav.account'), heading })}</p>
      <AccountSettingsPage
        place={place}
        line={side === 'from' ? 'moveTo' : 'moveFrom'}
        label={t('drawing.accountSettings', { server: place.server, heading, other })}
      />
    </Disclosure>
  );
}
