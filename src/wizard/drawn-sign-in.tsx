import type { Side } from '../domain/journey.ts';
import { useLabels } from '../i18n/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { AuthorizePage } from '../illustrations/authorize-page.tsx';
import { SignUpPage } from '../illustrations/sign-up-page.tsx';
import { permissionsOf, scopesFor } from '../mastodon/scopes.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { drawnPerson, drawnPlace } from './drawn-place.ts';
import { useJourney, useServices } from './services.tsx';

/** The consent page, before one is sent there: with what it will list, and for whom. */
export function DrawnAuthorize({ side }: { readonly side: Side }) {
  const { t } = useWords();
  const { pictures } = useServices();
  const end = useJourney()[side];
  const place = drawnPlace(end);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const { server } = place;
  return (
    <Disclosure summary={t('drawing.see.authorize', { server })}>
      <AuthorizePage
        place={place}
        label={t('drawing.authorize', { server, button: label('authorize.button') })}
        person={drawnPerson(end, pictures.shown())}
        app={t('app.name')}
        grants={permissionsOf(scopesFor(side))}
      />
    </Disclosure>
  );
}

export type DrawnSignUpProps = {
  /** Of the page where accounts are made. */
  readonly url: string;
  readonly approval: boolean;
};

export function DrawnSignUp({ url, approval }: DrawnSignUpProps) {
  const { t } = useWords();
  const { to } = useJourney();
  const place = drawnPlace(to);
  const label = useLabels(place?.release);
  if (place === undefined) return null;
  const button = label(approval ? 'signUp.request' : 'signUp.button');
  return (
    <Disclosure summary={t('drawing.see.signUp')}>
      <SignUpPage
        place={{ ...place, host: new URL(url).host }}
        label={t('drawing.signUp', { server: place.server, button })}
        path={new URL(url).pathname}
        approval={approval}
        user={to?.user}
      />
    </Disclosure>
  );
}
