import { useQuery } from '@tanstack/react-query';
import type { End } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { invitePage, pageUrl } from '../mastodon/pages.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { DrawnSignUp } from './drawn-sign-in.tsx';
import { PlainPage } from './plain-page.tsx';
import { newVisibleQuery, queries, serverQuery } from './queries.ts';
import { useCarrying, useJourney, useServices } from './services.tsx';
import { hrefOf } from './use-walk.ts';

/** No account there yet: where it is made, how the server takes people in, and when to come back. */
export function JoinServer({ end }: { end: End }) {
  const { t, language } = useWords();
  const services = useServices();
  const journey = useJourney();
  const { moving } = useCarrying();
  const { data: facts } = useQuery(
    serverQuery(services, {
      server: end.local,
      ...(end.user === undefined ? {} : { user: end.user }),
    }),
    queries,
  );
  const visible = useQuery(
    { ...newVisibleQuery(moving, journey), enabled: end.user !== undefined },
    queries,
  );
  const server = end.local;
  const invite = end.invite === undefined ? undefined : invitePage(end.web, end.invite, language);
  const path = end.software === 'gotosocial' ? '/signup' : '/auth/sign_up';
  const signUp = facts?.signUpUrl ?? pageUrl(end.web, path, language);
  const closed = facts?.registrations === 'closed' && invite === undefined;

  return (
    <>
      {visible.data === 'not-public' ? (
        <Notice
          tone="waiting"
          title={t('new.notPublic.title', { account: `${end.user}@${server}` })}
          live="polite"
          actions={
            <>
              <Button
                variant="secondary"
                busy={visible.isFetching}
                onClick={() => void visible.refetch()}
              >
                {t('preflight.again')}
              </Button>
              <LinkButton href={hrefOf('start')}>{t('signIn.changeAddress')}</LinkButton>
            </>
          }
        >
          <p>{t('new.notPublic.text', { server })}</p>
        </Notice>
      ) : null}
      <Disclosure summary={t('new.noAccount')} open={closed || invite !== undefined}>
        <p>{t('new.noAccountHow', { server })}</p>
        {facts === undefined ? null : (
          <p>
            {t(`new.registrations.${invite === undefined ? facts.registrations : 'invited'}`, {
              server,
            })}
          </p>
        )}
        {closed ? (
          <LinkButton href={hrefOf('start')}>{t('new.chooseOther')}</LinkButton>
        ) : (
          <>
            <PlainPage url={invite ?? signUp}>
              {t(invite === undefined ? 'new.signUp' : 'new.signUpInvited', { server })}
            </PlainPage>
            <DrawnSignUp
              url={invite ?? signUp}
              approval={facts?.registrations === 'approval' && invite === undefined}
            />
          </>
        )}
      </Disclosure>
    </>
  );
}
