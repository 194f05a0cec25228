import { useId } from 'react';
import { withChoice } from '../domain/choices.ts';
import type { Holdings } from '../domain/holdings.ts';
import { fileOf } from '../domain/import-kinds.ts';
import type { RelationKind } from '../domain/relation.ts';
import type { ReportRow } from '../domain/report.ts';
import type { TaskId } from '../domain/task.ts';
import { useWords } from '../i18n/use-words.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { newServerOf } from './new-server.ts';
import { ProfileParts } from './profile-parts.tsx';
import { RowsTable } from './rows-table.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';

export type KindInsideProps = {
  readonly kind: RelationKind;
  readonly rows: readonly ReportRow[];
  readonly held: Holdings | undefined;
};

/** The rows of a kind, each to be taken or left. */
export function KindInside({ kind, rows, held }: KindInsideProps) {
  const { t } = useWords();
  const { work } = useCarrying();
  const { choices } = useObservable(work);
  if (kind === 'profile') return <ProfileParts rows={rows} now={held?.profile} />;

  function choose(ids: readonly TaskId[], taken: boolean) {
    work.choose({ leftOut: withChoice(choices.leftOut, ids, !taken) });
  }

  const isOff = choices.kindsOff.has(kind);
  return (
    <>
      {isOff ? <p className="soft">{t('kinds.off')}</p> : <WayOf kind={kind} />}
      <RowsTable
        caption={t(`kinds.names.${kind}`)}
        rows={rows}
        choice={isOff ? undefined : { leftOut: choices.leftOut, choose }}
      />
    </>
  );
}

/** Here, one by one, or by the new server's own import, with a file. */
function WayOf({ kind }: { readonly kind: RelationKind }) {
  const { t } = useWords();
  const id = useId();
  const { work } = useCarrying();
  const { byFile } = useObservable(work).choices;
  const { to } = useJourney();
  const file = fileOf(kind);
  if (file === undefined || !newServerOf(to).imports.includes(file)) return null;

  function choose(isByFile: boolean) {
    work.choose({ byFile: withChoice(byFile, [kind], isByFile) });
  }

  return (
    <div>
      <Checkbox checked={byFile.has(kind)} onChange={choose} describedBy={id}>
        {t('byFile.tick', { server: to?.local ?? '' })}
      </Checkbox>
      <p className="soft small" id={id}>
        {t(`byFile.loses.${file}`)}
      </p>
    </div>
  );
}
