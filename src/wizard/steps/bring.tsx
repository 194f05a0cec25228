import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Question } from '../../ui/question.tsx';
import { ChooseKinds } from '../choose-kinds.tsx';
import { RunPanel } from '../run-panel.tsx';
import { useCarrying, useJourney, useObservable } from '../services.tsx';

/** Before the run: what comes along. After its start: how it goes. */
export function Bring() {
  const { t } = useWords();
  const journey = useJourney();
  const { state } = useObservable(useCarrying().run);
  const begun = journey.run !== 'not-started';
  const wasBegun = useRef(begun);
  // The choice was long; what follows begins at the top.
  useEffect(() => {
    if (begun && !wasBegun.current) scrollTo(0, 0);
    wasBegun.current = begun;
  }, [begun]);
  if (state.name === 'loading') {
    return <Question heading={t('bring.title')} lead={t('bring.loading')} pending />;
  }
  return begun ? <RunPanel /> : <ChooseKinds />;
}
