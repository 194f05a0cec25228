import { useQuery } from '@tanstack/react-query';
import { formatAddress } from '../../domain/address.ts';
import { addressOf, type OldUnavailable } from '../../domain/journey.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { DrawnAuthorize } from '../drawn-sign-in.tsx';
import { oldStandingQuery, queries } from '../queries.ts';
import { useCarrying, useJourney, useServices } from '../services.tsx';
import { SignInButton, SignInPanel, WrongAccount } from '../sign-in-panel.tsx';
import { SnapshotCounts, SnapshotStanding } from '../snapshot-panel.tsx';
import { useWalk } from '../use-walk.ts';

const REASONS = ['no-sign-in', 'gone'] as const satisfies readonly OldUnavailable[];

export function OldAccount() {
  const { t } = useWords();
  const { journey: store } = useServices();
  const journey = useJourney();
  const { moving } = useCarrying();
  const { goNext } = useWalk();
  const signedIn = journey.from?.account !== undefined;
  const without = journey.oldUnavailable;
  // An account that has moved never comes back from a sign-in (mastodon.md §2.3): known before.
  const standing = useQuery(
    {
      ...oldStandingQuery(moving, journey),
      enabled: !signedIn && without === undefined && addressOf(journey.from) !== undefined,
    },
    queries,
  );
  const movedTo = standing.data?.look.state === 'elsewhere' ? standing.data.look.to : undefined;
  const hasMoved = movedTo !== undefined || (!signedIn && journey.move !== undefined);

  function goWithout(why: OldUnavailable) {
    store.dispatch({ type: 'old-unavailable', why });
    goNext();
  }

  return (
    <Question
      heading={t(signedIn ? 'old.titleDone' : 'old.title')}
      lead={t('old.lead')}
      actions={
        signedIn || without !== undefined ? (
          <>
            <Button variant="primary" onClick={goNext}>
              {t('app.continue')}
            </Button>
            {signedIn ? null : <SignInButton side="from" variant="secondary" />}
          </>
        ) : hasMoved ? (
          <>
            <Button variant="primary" onClick={() => goWithout('no-sign-in')}>
              {t('old.moved.go')}
            </Button>
            <SignInButton side="from" variant="secondary" />
          </>
        ) : (
          <SignInButton side="from" variant="primary" />
        )
      }
      below={
        signedIn ? (
          <>
            <SnapshotCounts />
            <WrongAccount side="from" />
          </>
        ) : without === undefined ? (
          <>
            {hasMoved ? null : <DrawnAuthorize side="from" />}
            <Disclosure summary={t('old.without')}>
              {REASONS.filter((why) => why === 'gone' || !hasMoved).map((why) => (
                <div key={why} className="stack">
                  <p>{t(`old.reasons.${why}.text`)}</p>
                  <Button variant="secondary" onClick={() => goWithout(why)}>
                    {t(`old.reasons.${why}.go`)}
                  </Button>
                </div>
              ))}
            </Disclosure>
          </>
        ) : null
      }
    >
      {hasMoved && without === undefined ? (
        <Notice
          tone="waiting"
          title={t(movedTo === undefined ? 'old.moved.titleHere' : 'old.moved.title', {
            account: movedTo === undefined ? '' : formatAddress(movedTo),
          })}
          live="polite"
        >
          <p>{t('old.moved.text')}</p>
        </Notice>
      ) : null}
      <SignInPanel side="from" />
      {signedIn ? <SnapshotStanding /> : null}
      {without === undefined ? null : (
        <Notice tone="info" title={t(`old.reasons.${without}.done`)} />
      )}
    </Question>
  );
}
