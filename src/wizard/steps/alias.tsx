import { useState } from 'react';
import { type AliasLook, LOOK_EVERY, LOOK_FOR } from '../../domain/alias-look.ts';
import { addressOf } from '../../domain/journey.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { AliasNotice } from '../alias-notice.tsx';
import { AliasPage } from '../alias-page.tsx';
import { MakeAlias } from '../make-alias.tsx';
import { useCarrying, useJourney, useServices } from '../services.tsx';
import { useLooking } from '../use-looking.ts';
import { useNow } from '../use-now.ts';
import { useWalk } from '../use-walk.ts';

/** The new account names the old one. Looked for once the person says it is saved, not before. */
export function Alias() {
  const { t } = useWords();
  const { journey: store, now } = useServices();
  const journey = useJourney();
  const { moving } = useCarrying();
  const { goNext } = useWalk();
  const [since, setSince] = useState<number>();
  const [found, setFound] = useState<AliasLook>();
  const time = useNow(since !== undefined && journey.alias === undefined);
  const known = journey.alias !== undefined;
  const looking = since !== undefined && !known && time - since < LOOK_FOR;

  useLooking({
    active: looking,
    every: () => LOOK_EVERY,
    look: async (signal) => {
      // The clock may be past the end before the screen is.
      if (since !== undefined && now() - since < LOOK_FOR)
        setFound(await moving.alias.look(signal));
    },
  });

  function say() {
    setFound(undefined);
    setSince(now());
  }

  /** A refusal of the Move may say that it is gone. */
  async function lookAgain() {
    const again = await moving.alias.look().catch(() => undefined);
    if (again === undefined || again.state === 'seen') return;
    store.dispatch({ type: 'alias-lost' });
    setFound(again);
    setSince(now());
  }

  function putOff() {
    store.dispatch({ type: 'postponed', step: 'alias' });
    goNext();
  }

  if (journey.to === undefined) return null;
  const old = addressOf(journey.from);
  const byApi = journey.to.software === 'gotosocial';
  return (
    <Question
      heading={t(known ? 'alias.titleDone' : 'alias.title')}
      lead={t('alias.lead')}
      actions={
        known ? (
          <Button variant="primary" onClick={goNext}>
            {t('app.continue')}
          </Button>
        ) : old === undefined ? null : (
          <>
            {byApi ? <MakeAlias onMade={setFound} /> : null}
            <Button variant={byApi ? 'secondary' : 'primary'} busy={looking} onClick={say}>
              {t(looking ? 'alias.looking' : since === undefined ? 'alias.saved' : 'alias.again')}
            </Button>
          </>
        )
      }
      below={
        known ? (
          <Disclosure summary={t('alias.recheck')}>
            <AliasPage old={old} byApi={byApi} />
            <Button onClick={() => void lookAgain()}>{t('alias.again')}</Button>
          </Disclosure>
        ) : (
          <Disclosure summary={t('alias.later')}>
            <p>{t('alias.laterHow')}</p>
            <Button onClick={putOff}>{t('alias.putOff')}</Button>
          </Disclosure>
        )
      }
    >
      {journey.alias === undefined ? null : (
        <Notice tone="done" title={t(`alias.known.${journey.alias.how}`)} live="polite" />
      )}
      {known ? null : <AliasPage old={old} byApi={byApi} />}
      {known || since === undefined ? null : (
        <AliasNotice found={found} until={since + LOOK_FOR} time={time} />
      )}
    </Question>
  );
}
