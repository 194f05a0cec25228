import { useDeferredValue, useState } from 'react';
import { formatAddress } from '../domain/address.ts';
import { useWords } from '../i18n/use-words.ts';
import { Question } from '../ui/question.tsx';
import { Chooser } from './chooser.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';
import { standingOf } from './snapshot-standing.ts';
import { StillReading } from './still-reading.tsx';
import { useComparison } from './use-comparison.ts';

const UNDER_WAY = ['loading', 'waiting', 'reading', 'elsewhere'];

/** Before the run: first all is read, then compared, then chosen from. Each goes on by itself. */
export function ChooseKinds() {
  const { t } = useWords();
  const { snapshot, work } = useCarrying();
  const { isPlanning, work: planned } = useObservable(work);
  // A plan of before stands until the next: who is choosing keeps their place.
  const isUnknown = isPlanning && planned.plan.tasks.length === 0;
  const { from } = useJourney();
  const { name } = standingOf(useObservable(snapshot));
  const [impatient, setImpatient] = useState(false);
  const isRead = from?.account === undefined || !UNDER_WAY.includes(name);
  if (isRead && isUnknown) {
    return <Question heading={t('bring.title')} lead={t('bring.loading')} pending />;
  }
  return isRead || impatient ? <Compared /> : <StillReading onGoOn={() => setImpatient(true)} />;
}

function Compared() {
  const { t, formats } = useWords();
  const account = useJourney().to?.account;
  const comparison = useComparison();
  // Made in slices, for there may be much to show.
  const isMade = useDeferredValue(!comparison.isPending);
  if (isMade && !comparison.isPending) return <Chooser comparison={comparison} />;
  const address = account === undefined ? '' : formatAddress(account.address);
  return (
    <Question heading={t('bring.title')} lead={t('bring.comparing', { account: address })} pending>
      <p className="soft">
        {t('bring.comparingCount', {
          count: comparison.pages,
          n: formats.number(comparison.pages),
        })}
      </p>
    </Question>
  );
}
