import { withChoice } from '../domain/choices.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { newServerOf } from './new-server.ts';
import { useCarrying, useJourney, useObservable } from './services.tsx';

/** For who would rather not wait for tomorrow: the server's own import knows no daily limit. */
export function ToFile() {
  const { t, formats } = useWords();
  const { run, work } = useCarrying();
  const { report } = useObservable(run);
  const { choices } = useObservable(work);
  const left = report.rows.filter(
    ({ task, outcome }) => task.kind === 'follow' && outcome === undefined,
  ).length;
  const takesFollows = newServerOf(useJourney().to).imports.includes('follows');
  if (left === 0 || !takesFollows) return null;
  return (
    <Button onClick={() => work.choose({ byFile: withChoice(choices.byFile, ['follow'], true) })}>
      {t('run.toFile', { count: left, n: formats.number(left) })}
    </Button>
  );
}

/** The way back, while anybody is left to follow: who gave the file already is followed once only. */
export function FromFile() {
  const { t } = useWords();
  const { run, work } = useCarrying();
  const { report } = useObservable(run);
  const { byFile } = useObservable(work).choices;
  const isLeft = report.rows.some(
    ({ task, outcome }) => task.kind === 'follow' && outcome?.code === 'by-file',
  );
  if (!byFile.has('follow') || !isLeft) return null;

  function take() {
    work.choose({ byFile: withChoice(byFile, ['follow'], false) });
    void run.start();
  }

  return (
    <Button variant="quiet" onClick={take}>
      {t('run.fromFile')}
    </Button>
  );
}
