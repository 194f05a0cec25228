import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { ChooseServer } from '../choose-server.tsx';
import { DrawnAuthorize } from '../drawn-sign-in.tsx';
import { JoinServer } from '../join-server.tsx';
import { Preflight } from '../preflight.tsx';
import { useJourney } from '../services.tsx';
import { SignInButton, SignInPanel, WrongAccount } from '../sign-in-panel.tsx';
import { useWalk } from '../use-walk.ts';

/** Where to, if that was left open; then an account there, and the pair is looked at. */
export function NewAccount() {
  const { t } = useWords();
  const { to, from, oldUnavailable } = useJourney();
  const { goNext } = useWalk();
  if (to === undefined) return <ChooseServer />;
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
          <>
            {from === undefined || oldUnavailable === 'gone' ? null : <Preflight />}
            <WrongAccount side="to" />
          </>
        ) : (
          <>
            <DrawnAuthorize side="to" />
            <JoinServer end={to} />
          </>
        )
      }
    >
      <SignInPanel side="to" />
    </Question>
  );
}
