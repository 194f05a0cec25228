import { useEffect, useRef, useState } from 'react';
import type { FileProblem, Finding, FindingOf } from '../../domain/finding.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Question } from '../../ui/question.tsx';
import { ArchiveChoice } from '../archive-choice.tsx';
import { ExportPages } from '../export-pages.tsx';
import { FileProblemNotice } from '../file-problem.tsx';
import { FindingCard } from '../finding-card.tsx';
import { useCarrying, useJourney, useObservable, useServices } from '../services.tsx';
import { UncertainFile } from '../uncertain-file.tsx';
import { useWalk } from '../use-walk.ts';

type Refused = { readonly name: string; readonly problem: FileProblem };

export function Keep() {
  const { t } = useWords();
  const { journey: store } = useServices();
  const journey = useJourney();
  const { files } = useCarrying();
  const { state, findings } = useObservable(files);
  const { goNext } = useWalk();
  const ofGoToSocial = journey.from?.software === 'gotosocial';
  /** Everything is read there: files are for what is not, and nobody has to have any. */
  const isRead = journey.from?.account !== undefined;
  const which = isRead ? 'read' : 'unread';
  const [reading, setReading] = useState<string>();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  /** Files that do not say what they are, until the person does. */
  const [uncertain, setUncertain] = useState<readonly FindingOf<'follows'>[]>([]);
  const [failed, setFailed] = useState(false);
  /** What is dropped while others are read waits for its turn. */
  const turn = useRef(Promise.resolve());

  useEffect(() => files.prepare(), [files]);

  function take(dropped: readonly File[]) {
    if (reading === undefined) setRefused([]);
    const read = () => readAll(dropped);
    turn.current = turn.current.then(read, read);
  }

  async function readAll(dropped: readonly File[]) {
    for (const file of dropped) {
      setReading(file.name);
      const read = await files.read(file);
      if (!read.ok) setRefused((before) => [...before, { name: file.name, problem: read.problem }]);
      else await sort(read.finding);
    }
    setReading(undefined);
  }

  /** Lists of people alone may be any of several (archive/recognise.ts). */
  async function sort(finding: Finding) {
    if (finding.certain || finding.kind !== 'follows') await keep(finding);
    else setUncertain((before) => [...before.filter(isNamedOtherwise(finding)), finding]);
  }

  const setAside = (finding: Finding) =>
    setUncertain((all) => all.filter((one) => one !== finding));

  async function keep(finding: Finding) {
    // The same file again replaces what it held before.
    const others = files.getSnapshot().findings.filter(isNamedOtherwise(finding));
    await replace(others.concat(finding));
  }

  async function replace(next: readonly Finding[]) {
    setFailed(false);
    await files.keep(next).catch(() => setFailed(true));
  }

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
        label={t('keep.drop')}
        hint={t('keep.dropHint')}
        buttonLabel={t('keep.choose')}
        accept=".csv,.json,.txt,text/csv,application/json,text/plain"
        onFiles={take}
        {...(reading === undefined ? {} : { busyLabel: t('keep.reading', { name: reading }) })}
      />
      <div className="stack wide" aria-live="polite">
        {refused.map(({ name, problem }) => (
          <FileProblemNotice key={name} name={name} problem={problem} />
        ))}
        {uncertain.map((finding) => (
          <UncertainFile
            key={finding.name}
            finding={finding}
            onSaid={(said) => {
              setAside(finding);
              void keep(said);
            }}
            onNone={() => setAside(finding)}
          />
        ))}
        {findings.map((finding) => (
          <FindingCard
            key={finding.name}
            finding={finding}
            onRemove={
              journey.run === 'not-started'
                ? () => void replace(findings.filter((one) => one !== finding))
                : undefined
            }
          />
        ))}
      </div>
    </Question>
  );
}

const isNamedOtherwise =
  (finding: Finding) =>
  ({ name }: { readonly name: string }) =>
    name !== finding.name;
