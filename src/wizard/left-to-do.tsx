import { whatIsOpen } from '../domain/before-move.ts';
import { CONSEQUENCES } from '../domain/journey.ts';
import { useWords } from '../i18n/use-words.ts';
import { useJourney } from './services.tsx';

/** Where the button of the Move will stand: why it does not yet. */
export function LeftToDo() {
  const { t, formats } = useWords();
  const journey = useJourney();
  const ticked = journey.acknowledged.length === CONSEQUENCES.length;
  const open = [...whatIsOpen(journey), ...(ticked ? [] : (['consequences'] as const))];
  const things = formats.list(open.map((one) => t(`move.leftToDo.${one}`)));
  return (
    <p role="status" className="soft">
      {t('move.left', { things })}
    </p>
  );
}
