import { useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type JourneyFileProblem, useJourney, useServices } from './services.tsx';

/** The move as a file: to go on with on another device, or after this browser has forgotten it. */
export function JourneyFile() {
  const { t } = useWords();
  const { journeys } = useServices();
  const { from } = useJourney();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<JourneyFileProblem>();
  const [saved, setSaved] = useState<'saved' | 'notSaved'>();
  const [isOpening, setIsOpening] = useState(false);

  async function open(file: File | undefined) {
    setProblem(undefined);
    if (file === undefined) return;
    setIsOpening(true);
    setProblem(await journeys.open(file).catch(() => 'broken' as const));
    setIsOpening(false);
  }

  async function save() {
    setSaved(undefined);
    setSaved(
      await journeys.save().then(
        () => 'saved' as const,
        () => 'notSaved' as const,
      ),
    );
  }

  return (
    <section className="stack wide">
      <h2>{t('overview.file.title')}</h2>
      <p className="soft">{t('overview.file.text')}</p>
      <div className="cluster">
        {from === undefined ? null : (
          <Button onClick={() => void save()}>{t('overview.file.save')}</Button>
        )}
        <Button busy={isOpening} onClick={() => picker.current?.click()}>
          {t(isOpening ? 'overview.file.opening' : 'overview.file.open')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('overview.file.open')}
          onChange={(event) => {
            void open(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <p role="status" className="soft">
        {saved === undefined ? null : t(`overview.file.${saved}`)}
      </p>
      {problem === undefined ? null : (
        <Notice tone="alert" title={t('overview.file.problem')} live="assertive">
          <p>{t(`overview.file.problems.${problem}`)}</p>
        </Notice>
      )}
    </section>
  );
}
