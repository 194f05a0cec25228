import { useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { pageUrl } from '../mastodon/pages.ts';
import { Button, type ButtonVariant } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useJourney, useObservable, useServices } from './services.tsx';
import { SignInProblemNotice } from './sign-in-problem.tsx';
import { hrefOf } from './use-walk.ts';

/** Signs in at one end, or shows who is signed in; the same on both sides. */
export function SignInPanel({ side }: { side: Side }) {
  const { t } = useWords();
  const end = useJourney()[side];
  const arrival = useObservable(useServices().signIn);
  if (end === undefined) return null;

  return (
    <>
      {arrival.name === 'problem' && arrival.side === side ? (
        <SignInProblemNotice problem={arrival.problem} end={end} />
      ) : null}
      {end.account === undefined ? (
        <>
          <p>
            {t('signIn.leaves', { server: end.local, authorize: t('mastodon:authorize.button') })}
          </p>
          <p className="soft touch-only">{t('signIn.app')}</p>
          <KeepInTab />
        </>
      ) : (
        <Notice
          tone="done"
          title={t('signIn.signedInAs', { account: formatAddress(end.account.address) })}
        />
      )}
    </>
  );
}

/** Where the key is kept: until one has finished, or as long as this tab is open. */
function KeepInTab() {
  const { t } = useWords();
  const { signIn } = useServices();
  const [on, setOn] = useState(signIn.tabOnly);
  return (
    <div className="stack">
      <Checkbox
        checked={on}
        onChange={(next) => {
          signIn.keepInTab(next);
          setOn(next);
        }}
      >
        {t('signIn.tabOnly')}
      </Checkbox>
      {on ? <p className="soft">{t('signIn.tabOnlyHow')}</p> : null}
    </div>
  );
}

/** The account of a side is locked once it is noted: another one begins at the first step. */
export function WrongAccount({ side }: { side: Side }) {
  const { t, language } = useWords();
  const end = useJourney()[side];
  if (end === undefined) return null;
  const server = end.local;
  return (
    <Disclosure summary={t('signIn.wrongOne')}>
      <p>{t('signIn.wrongOneHow', { server })}</p>
      <div className="cluster">
        <LinkButton href={hrefOf('start')}>{t('signIn.changeAddress')}</LinkButton>
        <LinkButton href={pageUrl(end.web, '/', language)} newTab={t('app.opensNewTab')}>
          {t('signIn.openServer', { server })}
        </LinkButton>
        <SignInButton side={side} variant="quiet" />
      </div>
    </Disclosure>
  );
}

/** The button that leaves for the server; primary until somebody is signed in. */
export function SignInButton({ side, variant }: { side: Side; variant: ButtonVariant }) {
  const { t, language } = useWords();
  const { signIn } = useServices();
  const end = useJourney()[side];
  const arrival = useObservable(signIn);
  if (end === undefined) return null;
  const working = arrival.name === 'working' && arrival.side === side;
  const label = end.account === undefined ? 'signIn.button' : 'signIn.again';
  return (
    <Button variant={variant} busy={working} onClick={() => void signIn.begin(side, language)}>
      {t(working ? 'signIn.working' : label, { server: end.local })}
    </Button>
  );
}
