import { useEffect, useState } from 'react';
import { HORIZON, lookAgainIn } from '../../domain/arrivals.ts';
import { judgeKind } from '../../domain/move-look.ts';
import { firstAfter, lastBefore, type Sighting } from '../../domain/sighting.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { ArrivalsChart } from '../arrivals-chart.tsx';
import { ArrivalsFigures } from '../arrivals-figures.tsx';
import { LockOffer } from '../lock-offer.tsx';
import { NotCome } from '../not-come.tsx';
import { RedirectQuestion } from '../redirect-question.tsx';
import { useCarrying, useJourney, useObservable, useServices } from '../services.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { useLooking } from '../use-looking.ts';
import { useNow } from '../use-now.ts';
import { useOldKeyGivenBack } from '../use-old-key-given-back.ts';
import { useWalk } from '../use-walk.ts';

/** Followers come over by themselves, for days; here they are watched. */
export function Followers() {
  const { t, formats } = useWords();
  const { journey: store } = useServices();
  const { move, from } = useJourney();
  const { moving } = useCarrying();
  const { goNext } = useWalk();
  const sightings = useObservable(moving.sightings);
  const now = useNow(true);
  const [looked, setLooked] = useState(false);
  const movedAt = move?.at ?? now;
  useOldKeyGivenBack();

  useLooking({
    active: move !== undefined && move.kind !== 'redirect',
    every: () => lookAgainIn(now - movedAt),
    look: async (signal) => {
      await moving.sightings.look(signal);
      setLooked(true);
    },
  });

  const judged = judgeKind(sightings, movedAt, now);
  // What the counts have shown is a fact from here on.
  useEffect(() => {
    if (move?.kind === 'unknown' && judged === 'move') {
      store.dispatch({ type: 'moved', move: { ...move, kind: 'move' } });
    }
  }, [store, move, judged]);

  function goOn() {
    store.dispatch({ type: 'watched' });
    goNext();
  }

  if (move === undefined) return null;
  const nobody = move.kind !== 'redirect' && hasNobody(sightings, movedAt);
  const isOver = now - movedAt > HORIZON;
  return (
    <Question
      heading={t(
        `followers.${nobody ? 'titleNobody' : move.kind === 'redirect' ? 'titleRedirect' : 'title'}`,
      )}
      lead={t(
        `followers.${nobody ? 'leadNobody' : move.kind === 'redirect' ? 'leadRedirect' : 'lead'}`,
      )}
      actions={
        move.kind === 'redirect' ? null : (
          <Button variant="primary" onClick={goOn}>
            {t('app.continue')}
          </Button>
        )
      }
      below={
        <>
          {/* Comes a moment later than the rest: above the way on it would move it under a finger. */}
          {move.kind === 'unknown' && judged === 'ask' && looked ? <RedirectQuestion /> : null}
          {move.kind === 'redirect' ? null : (
            <>
              {nobody ? null : <NotCome />}
              <LockOffer purpose="lock-again" />
            </>
          )}
          <Disclosure summary={t('followers.doubt.ask')}>
            <p>{t('followers.doubt.answer')}</p>
          </Disclosure>
        </>
      }
    >
      {move.kind === 'redirect' ? (
        <Notice tone="alert" title={t('followers.redirect.title')}>
          <p>{t('followers.redirect.text', { cancel: t('mastodon:migration.cancel') })}</p>
          <SettingsPage side="from" purpose="migration">
            {t('followers.redirect.open')}
          </SettingsPage>
          <Button
            onClick={() => store.dispatch({ type: 'moved', move: { ...move, kind: 'move' } })}
          >
            {t('followers.redirect.mistaken', { move: t('mastodon:migration.move') })}
          </Button>
          <CheckAgain server={from?.local ?? ''} />
        </Notice>
      ) : (
        <>
          <ArrivalsFigures sightings={sightings} movedAt={movedAt} />
          {nobody ? null : (
            <>
              <ArrivalsChart sightings={sightings} movedAt={movedAt} now={now} />
              <p className="soft">
                {isOver
                  ? t('followers.over')
                  : t('followers.expected', { span: formats.span(HORIZON - (now - movedAt)) })}
              </p>
            </>
          )}
        </>
      )}
    </Question>
  );
}

/** Known to have followed nobody before: then none come, and none are missed. */
function hasNobody(sightings: readonly Sighting[], movedAt: number): boolean {
  const told = sightings.filter(({ old }) => old !== undefined);
  return (lastBefore(told, movedAt) ?? firstAfter(told, movedAt))?.old === 0;
}

/** After a redirect was cancelled the walk is at the Move again: what the server says decides. */
function CheckAgain({ server }: { readonly server: string }) {
  const { t } = useWords();
  const { moving } = useCarrying();
  const [state, setState] = useState<'idle' | 'busy' | 'still' | 'silent'>('idle');
  async function check() {
    setState('busy');
    const old = await moving.readOld().catch(() => undefined);
    setState(old === undefined ? 'silent' : 'still');
  }
  return (
    <>
      <Button variant="secondary" busy={state === 'busy'} onClick={() => void check()}>
        {t('followers.redirect.check')}
      </Button>
      {state === 'still' || state === 'silent' ? (
        <p role="alert">{t(`followers.redirect.${state}`, { server })}</p>
      ) : null}
    </>
  );
}
