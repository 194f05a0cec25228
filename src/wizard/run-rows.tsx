import { memo, useMemo, useState } from 'react';
import { chosenKindOf } from '../domain/choices.ts';
import { KINDS_TO_CHOOSE } from '../domain/kind-rows.ts';
import type { RelationKind } from '../domain/relation.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { SelectField } from '../ui/select-field.tsx';
import { RowsTable } from './rows-table.tsx';

/** Every row with what became of it, of all kinds or of one. */
export const RunRows = memo(({ rows }: { readonly rows: readonly ReportRow[] }) => {
  const { t, formats } = useWords();
  const [wanted, setWanted] = useState<RelationKind | 'all'>('all');
  const counts = useMemo(() => countKinds(rows), [rows]);
  const present = KINDS_TO_CHOOSE.filter((kind) => counts.has(kind));
  // A file that was taken out may take its kind along.
  const kind = wanted !== 'all' && counts.has(wanted) ? wanted : 'all';
  const shown = useMemo(
    () => (kind === 'all' ? rows : rows.filter(({ task }) => chosenKindOf(task.kind) === kind)),
    [rows, kind],
  );
  const option = <Id extends string>(id: Id, name: string, count: number) => ({
    id,
    label: t('run.option', { name, n: formats.number(count) }),
  });

  return (
    <>
      {present.length < 2 ? null : (
        <SelectField
          label={t('run.kind')}
          options={[
            option('all', t('run.allKinds'), rows.length),
            ...present.map((id) => option(id, t(`kinds.names.${id}`), counts.get(id) ?? 0)),
          ]}
          value={kind}
          onChange={setWanted}
        />
      )}
      <RowsTable
        caption={
          kind === 'all' ? t('run.rows') : t('run.rowsOf', { kind: t(`kinds.names.${kind}`) })
        }
        rows={shown}
      />
    </>
  );
});

function countKinds(rows: readonly ReportRow[]): ReadonlyMap<RelationKind, number> {
  const counts = new Map<RelationKind, number>();
  for (const { task } of rows) {
    const kind = chosenKindOf(task.kind);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
