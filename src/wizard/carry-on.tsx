import { useWords } from '../i18n/use-words.ts';
import { useCoarsePointer } from './use-coarse-pointer.ts';

/** What a closed, hidden or put away page means for the run: on a phone it stops. */
export function CarryOn() {
  const { t } = useWords();
  const coarse = useCoarsePointer();
  return <p>{t(coarse ? 'run.carryOnPhone' : 'run.carryOn')}</p>;
}
