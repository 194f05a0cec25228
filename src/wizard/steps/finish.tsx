import { useWords } from '../../i18n/use-words.ts';
import { Question } from '../../ui/question.tsx';
import { Announce } from '../announce.tsx';
import { CloseAccess } from '../close-access.tsx';
import { LockOffer } from '../lock-offer.tsx';
import { OldAccountChoices } from '../old-account-choices.tsx';
import { PeopleTable } from '../people-table.tsx';
import { Proof } from '../proof.tsx';
import { ReportFigures } from '../report-figures.tsx';
import { ReportFiles } from '../report-files.tsx';
import { useCarrying, useJourney, useObservable } from '../services.tsx';
import { ShareLink } from '../share-link.tsx';
import { Unfinished } from '../unfinished.tsx';

export function Finish() {
  const { t } = useWords();
  const { move, rows } = useJourney();
  const { report } = useObservable(useCarrying().run);
  const carried = rows > 0;
  return (
    <Question
      heading={t('finish.title')}
      lead={t(carried ? 'finish.lead' : 'finish.leadWithout')}
      below={
        <>
          {carried ? (
            <>
              <PeopleTable rows={report.rows} />
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
          <ShareLink />
          <CloseAccess early={carried && report.remaining > 0} />
        </>
      }
    >
      <Proof />
      {carried ? (
        <>
          <ReportFigures report={report} />
          <Unfinished report={report} />
        </>
      ) : null}
    </Question>
  );
}
