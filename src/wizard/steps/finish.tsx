import { useWords } from '../../i18n/use-words.ts';
import { Question } from '../../ui/question.tsx';
import { CloseAccess } from '../close-access.tsx';
import { PeopleTable } from '../people-table.tsx';
import { ReportFigures } from '../report-figures.tsx';
import { ReportFiles } from '../report-files.tsx';
import { useCarrying, useObservable } from '../services.tsx';
import { Unfinished } from '../unfinished.tsx';

export function Finish() {
  const { t } = useWords();
  const { report } = useObservable(useCarrying().run);
  return (
    <Question
      heading={t('finish.title')}
      lead={t('finish.lead')}
      below={
        <>
          <PeopleTable rows={report.rows} />
          <ReportFiles report={report} />
          <CloseAccess early={report.remaining > 0} />
        </>
      }
    >
      <ReportFigures report={report} />
      <Unfinished report={report} />
    </Question>
  );
}
