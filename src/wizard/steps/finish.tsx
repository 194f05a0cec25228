import { tallyOf, wantedOf } from '../../domain/tally.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Question } from '../../ui/question.tsx';
import { Announce } from '../announce.tsx';
import { ByFile } from '../by-file.tsx';
import { CloseAccess } from '../close-access.tsx';
import { KindLines } from '../kind-lines.tsx';
import { KitSection } from '../kit-section.tsx';
import { LockOffer } from '../lock-offer.tsx';
import { OldAccountChoices } from '../old-account-choices.tsx';
import { Proof } from '../proof.tsx';
import { ReportFigures } from '../report-figures.tsx';
import { ReportFiles } from '../report-files.tsx';
import { RunRows } from '../run-rows.tsx';
import { useCarrying, useJourney, useObservable } from '../services.tsx';
import { ShareLink } from '../share-link.tsx';
import { Unfinished } from '../unfinished.tsx';

export function Finish() {
  const { t, formats } = useWords();
  const { move } = useJourney();
  const { report } = useObservable(useCarrying().run);
  const carried = report.total > 0;
  const tally = tallyOf(report);
  const { there, missing } = tally;
  const lead =
    wantedOf(tally) > 0
      ? [
          t('finish.lead', { count: there, n: formats.number(there) }),
          missing > 0
            ? t('finish.leadMissing', { count: missing, n: formats.number(missing) })
            : undefined,
        ]
          .filter((words) => words !== undefined)
          .join(' ')
      : t('finish.leadWithout');
  return (
    <Question
      heading={t('finish.title')}
      lead={lead}
      below={
        <>
          {carried ? (
            <>
              <ByFile rows={report.rows} />
              <RunRows rows={report.rows} />
              <ReportFiles report={report} />
            </>
          ) : null}
          {move === undefined ? null : (
            <>
              <LockOffer purpose="lock-again" />
              <OldAccountChoices />
              <Announce />
            </>
          )}
          <KitSection />
          <ShareLink />
          <CloseAccess early={carried && report.remaining > 0} />
        </>
      }
    >
      <Proof />
      {carried ? (
        <>
          <ReportFigures report={report} />
          <h2>{t('finish.kinds')}</h2>
          <KindLines rows={report.rows} label={t('finish.kinds')} tells="there" />
          <Unfinished report={report} />
        </>
      ) : null}
    </Question>
  );
}
