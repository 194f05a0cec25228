import { useWords } from '../../i18n/use-words.ts';
import { Question } from '../../ui/question.tsx';
import { ChoosePeople } from '../choose-people.tsx';
import { RunPanel } from '../run-panel.tsx';
import { useCarrying, useJourney, useObservable } from '../services.tsx';

/** Before the run: who comes along. After its start: how it goes. */
export function Bring() {
  const { t } = useWords();
  const journey = useJourney();
  const { state } = useObservable(useCarrying().run);
  if (state.name === 'loading') {
    return <Question heading={t('bring.title')} lead={t('bring.state.loading')} />;
  }
  return journey.run === 'not-started' ? <ChoosePeople /> : <RunPanel />;
}
