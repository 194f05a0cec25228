import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { whatIsOpen } from '../../domain/before-move.ts';
import { CONSEQUENCES } from '../../domain/journey.ts';
import type { MoveLook } from '../../domain/move-look.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MastodonError, type MastodonErrorCode } from '../../mastodon/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { BeforeMove } from '../before-move.tsx';
import { LeftToDo } from '../left-to-do.tsx';
import { MoveNotice } from '../move-notice.tsx';
import { MovePage } from '../move-page.tsx';
import { MoveRefused } from '../move-refused.tsx';
import { oldStandingQuery, queries } from '../queries.ts';
import { useCarrying, useJourney, useServices } from '../services.tsx';
import { useLooking } from '../use-looking.ts';
import { useNow } from '../use-now.ts';
import { useOldKeyGivenBack } from '../use-old-key-given-back.ts';
import { useWalk } from '../use-walk.ts';

/** Milliseconds between two looks, and how long to look: the page it is read from is cached 15 s. */
const LOOK_EVERY = 16_000;
const LOOK_FOR = 4 * 60_000;
/** It points to somebody else: until that is cancelled, which the person does not say here. */
const LOOK_AT_ELSEWHERE = 60_000;

/** The one act that binds. It is done on the old server's own page, and seen from here. */
export function Move() {
  const { t } = useWords();
  const { journey: store, now } = useServices();
  const journey = useJourney();
  const { moving } = useCarrying();
  const { goNext } = useWalk();
  const [since, setSince] = useState<number>();
  const [found, setFound] = useState<MoveLook>();
  const [failed, setFailed] = useState<MastodonErrorCode>();
  const hasMoved = journey.move !== undefined;
  const time = useNow(since !== undefined && !hasMoved);
  const looking = since !== undefined && !hasMoved && time - since < LOOK_FOR;
  const standing = useQuery({ ...oldStandingQuery(moving, journey), enabled: !hasMoved }, queries);

  const look = found ?? standing.data?.look;
  useOldKeyGivenBack();

  useLooking({
    active: looking || (!hasMoved && look?.state === 'elsewhere'),
    every: () => (looking ? LOOK_EVERY : LOOK_AT_ELSEWHERE),
    async look(signal) {
      try {
        setFound((await moving.readOld(signal)).look);
        setFailed(undefined);
      } catch (error) {
        if (error instanceof MastodonError && error.code !== 'aborted') setFailed(error.code);
        throw error;
      }
    },
  });

  // The counts of before, for the chart; and whether it was done already.
  useEffect(() => {
    if (!hasMoved) void moving.sightings.look().catch(() => undefined);
  }, [moving, hasMoved]);

  function say() {
    setFound(undefined);
    setFailed(undefined);
    setSince(now());
  }

  function putOff() {
    store.dispatch({ type: 'postponed', step: 'move' });
    goNext();
  }

  const isReady =
    whatIsOpen(journey).length === 0 && journey.acknowledged.length === CONSEQUENCES.length;
  const answer = (
    <MoveNotice look={look} failed={failed} isOver={since !== undefined && !looking} />
  );
  return (
    <Question
      heading={t(hasMoved ? 'move.titleDone' : 'move.title')}
      lead={t(hasMoved ? 'move.leadDone' : 'move.lead')}
      actions={
        hasMoved ? (
          <Button variant="primary" onClick={goNext}>
            {t('app.continue')}
          </Button>
        ) : isReady ? (
          <Button variant="primary" busy={looking} onClick={say}>
            {t(looking ? 'move.looking' : since === undefined ? 'move.said' : 'move.again')}
          </Button>
        ) : null
      }
      below={
        hasMoved ? null : (
          <>
            {isReady ? <MoveRefused /> : null}
            <Disclosure summary={t('move.later')}>
              <p>{t('move.laterHow')}</p>
              <Button onClick={putOff}>{t('move.putOff')}</Button>
            </Disclosure>
          </>
        )
      }
    >
      {hasMoved ? (
        <Notice
          tone="done"
          title={t('move.seen', { account: journey.to?.local ?? '' })}
          live="polite"
        />
      ) : (
        <>
          {look?.state === 'elsewhere' && since === undefined ? answer : null}
          <BeforeMove />
          {isReady ? <MovePage /> : null}
          <p role="status" className="hidden">
            {isReady ? t('move.ready') : ''}
          </p>
          {/* Beside the button that asked for it. */}
          {since === undefined ? null : answer}
          {isReady ? null : <LeftToDo />}
        </>
      )}
    </Question>
  );
}
