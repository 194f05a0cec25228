import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Question } from '../../ui/question.tsx';
import { ArchiveChoice } from '../archive-choice.tsx';
import { ExportPages } from '../export-pages.tsx';
import { FileProblemNotice } from '../file-problem.tsx';
import { GivenCards } from '../given-cards.tsx';
import { KitSection } from '../kit-section.tsx';
import { useCarrying, useJourney, useObservable, useServices } from '../services.tsx';
import { UncertainFile } from '../uncertain-file.tsx';
import { useCoarsePointer } from '../use-coarse-pointer.ts';
import { useTaking } from '../use-taking.ts';
import { useWalk } from '../use-walk.ts';

export function Keep() {
  const coarse = useCoarsePointer();
  const { t, formats } = useWords();
  const { journey: store } = useServices();
  const journey = useJourney();
  const { files } = useCarrying();
  const { state } = useObservable(files);
  const { goNext } = useWalk();
  const ofGoToSocial = journey.from?.software === 'gotosocial';
  /** Everything is read there: files are for what is not, and nobody has to have any. */
  const isRead = journey.from?.account !== undefined;
  const which = isRead ? 'read' : journey.oldUnavailable === 'gone' ? 'gone' : 'unread';
  const { taking, refused, uncertain, failed, ...on } = useTaking();

  useEffect(() => files.prepare(), [files]);

  function confirm() {
    store.dispatch({ type: 'files-confirmed' });
    goNext();
  }

  function goWithout() {
    store.dispatch({ type: 'postponed', step: 'keep' });
    goNext();
  }

  return (
    <Question
      heading={t('keep.title')}
      lead={t(`keep.lead.${which}`)}
      actions={
        journey.rows > 0 || isRead ? (
          <Button variant="primary" onClick={confirm}>
            {t('app.continue')}
          </Button>
        ) : null
      }
      below={
        <>
          <KitSection />
          {journey.from === undefined || journey.oldUnavailable === 'gone' ? null : (
            <>
              <ExportPages end={journey.from} />
              {/* GoToSocial makes no archive. */}
              {ofGoToSocial ? null : <ArchiveChoice />}
            </>
          )}
          {journey.rows > 0 || isRead ? null : (
            <Disclosure summary={t('keep.without')}>
              <p>{t('keep.withoutHow')}</p>
              <Button onClick={goWithout}>{t('keep.withoutGo')}</Button>
            </Disclosure>
          )}
        </>
      }
    >
      {state === 'broken' || failed ? (
        <Notice tone="alert" title={t('keep.notKept.title')} live="assertive">
          <p>{t('keep.notKept.text')}</p>
        </Notice>
      ) : null}
      <FileDrop
        label={t(coarse ? 'keep.dropTouch' : 'keep.drop')}
        hint={t('keep.dropHint')}
        buttonLabel={t('keep.choose')}
        folderLabel={t('keep.chooseFolder')}
        onFiles={on.take}
        busyLabel={taking && t('keep.reading', { name: taking.name })}
      />
      {taking?.percent === undefined ? null : (
        <div className="stack wide">
          <Progress
            label={t('keep.reading', { name: taking.name })}
            value={taking.percent}
            max={100}
            valueText={formats.percent(taking.percent / 100)}
            segments={[{ id: 'read', value: taking.percent, tone: 'done' }]}
          />
          <Button variant="quiet" onClick={on.cancel}>
            {t('keep.cancel')}
          </Button>
        </div>
      )}
      <div className="stack wide" aria-live="polite">
        {refused.map(({ name, problem }) => (
          <FileProblemNotice key={`${name} ${problem.code}`} name={name} problem={problem} />
        ))}
        {uncertain.map((finding) => (
          <UncertainFile
            key={finding.name}
            finding={finding}
            onSaid={(said) => void on.keepSaid(said)}
            onNone={() => on.setAside(finding)}
          />
        ))}
        <GivenCards onRemove={(source) => void on.remove(source)} />
      </div>
    </Question>
  );
}
