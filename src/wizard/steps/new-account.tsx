import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Question } from '../../ui/question.tsx';
import { ServerPage } from '../server-page.tsx';
import { useJourney } from '../services.tsx';
import { SignInButton, SignInPanel, WrongAccount } from '../sign-in-panel.tsx';
import { useWalk } from '../use-walk.ts';

export function NewAccount() {
  const { t } = useWords();
  const journey = useJourney();
  const { goNext } = useWalk();
  const { to } = journey;
  if (to === undefined) return null;
  const signedIn = to.account !== undefined;

  return (
    <Question
      heading={t(signedIn ? 'new.titleDone' : 'new.title')}
      lead={t('new.lead')}
      actions={
        signedIn ? (
          <Button variant="primary" onClick={goNext}>
            {t('app.continue')}
          </Button>
        ) : (
          <SignInButton side="to" variant="primary" />
        )
      }
      below={
        signedIn ? (
          <WrongAccount side="to" />
        ) : (
          <Disclosure summary={t('new.noAccount')}>
            <p>{t('new.noAccountHow', { server: to.local })}</p>
            <ServerPage web={to.web} path="/auth/sign_up">
              {t('new.signUp', { server: to.local })}
            </ServerPage>
          </Disclosure>
        )
      }
    >
      <SignInPanel side="to" />
    </Question>
  );
}
