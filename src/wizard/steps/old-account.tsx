import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { useJourney, useServices } from '../services.tsx';
import { SignInButton, SignInPanel, WrongAccount } from '../sign-in-panel.tsx';
import { useWalk } from '../use-walk.ts';

export function OldAccount() {
  const { t } = useWords();
  const { journey: store } = useServices();
  const journey = useJourney();
  const { goNext } = useWalk();
  const signedIn = journey.from?.account !== undefined;

  function goWithout() {
    store.dispatch({ type: 'old-unavailable' });
    goNext();
  }

  return (
    <Question
      heading={t(signedIn ? 'old.titleDone' : 'old.title')}
      lead={t('old.lead')}
      actions={
        signedIn || journey.withoutOld ? (
          <>
            <Button variant="primary" onClick={goNext}>
              {t('app.continue')}
            </Button>
            {signedIn ? null : <SignInButton side="from" variant="secondary" />}
          </>
        ) : (
          <SignInButton side="from" variant="primary" />
        )
      }
      below={
        signedIn ? (
          <WrongAccount side="from" />
        ) : journey.withoutOld ? null : (
          <Disclosure summary={t('old.without')}>
            <p>{t('old.withoutHow')}</p>
            <Button variant="secondary" onClick={goWithout}>
              {t('old.withoutGo')}
            </Button>
          </Disclosure>
        )
      }
    >
      <SignInPanel side="from" />
      {journey.withoutOld ? <Notice tone="info" title={t('old.withoutDone')} /> : null}
    </Question>
  );
}
