import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/question.tsx';
import { useCarrying, useObservable } from './services.tsx';
import { SnapshotCounts, SnapshotStanding } from './snapshot-panel.tsx';

/** What there is to choose from is not all known yet. The choice opens by itself once it is. */
export function StillReading({ onGoOn }: { readonly onGoOn: () => void }) {
  const { t } = useWords();
  const { work, snapshot } = useCarrying();
  const { plan } = useObservable(work).work;
  const { state } = useObservable(snapshot);
  if (state.name === 'loading') {
    return <Question heading={t('bring.title')} lead={t('bring.loading')} pending />;
  }
  return (
    <Question
      heading={t('bring.title')}
      lead={t('bring.stillReading.lead')}
      pending
      actions={
        plan.tasks.length === 0 ? null : (
          <>
            <Button variant="secondary" onClick={onGoOn}>
              {t('bring.stillReading.goOn')}
            </Button>
            <p className="soft">{t('bring.stillReading.goOnHow')}</p>
          </>
        )
      }
    >
      <SnapshotStanding />
      <SnapshotCounts />
    </Question>
  );
}
