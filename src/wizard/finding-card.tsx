import type { Finding, Reject } from '../domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Notice } from '../ui/notice.tsx';

export type FindingCardProps = {
  readonly finding: Finding;
  /** Not once a run has begun: its report would go with the file. */
  readonly onRemove: (() => void) | undefined;
};

/** What one file held, and each line of it that cannot be carried, with its reason. */
export function FindingCard({ finding, onRemove }: FindingCardProps) {
  const { t, formats } = useWords();
  const { kind, container, rows, rejects } = finding;
  // Its container is named above.
  const name = container === undefined ? finding.name : finding.name.replace(`${container}/`, '');
  const found = t(`keep.found.${kind}`, {
    count: rows.length,
    n: formats.number(rows.length),
    name,
  });
  return (
    <>
      <Notice
        tone={rows.length === 0 ? 'waiting' : 'done'}
        title={rows.length === 0 ? t('keep.none', { name }) : found}
        actions={
          onRemove === undefined ? undefined : (
            <Button variant="quiet" onClick={onRemove}>
              {t('keep.remove', { name })}
            </Button>
          )
        }
      />
      {rejects.length === 0 ? null : <Rejects rejects={rejects} />}
    </>
  );
}

function Rejects({ rejects }: { rejects: readonly Reject[] }) {
  const { t, formats } = useWords();
  const count = t('keep.rejected', { count: rejects.length, n: formats.number(rejects.length) });
  const columns = [
    {
      id: 'line',
      header: t('keep.line'),
      width: '5.5rem',
      cell: ({ line }: Reject) => t('keep.lineNumber', { n: formats.number(line) }),
    },
    {
      id: 'content',
      header: t('keep.content'),
      cell: ({ cells }: Reject) => <bdi>{cells.filter((cell) => cell !== '').join(' · ')}</bdi>,
    },
    {
      id: 'reason',
      header: t('keep.reason'),
      cell: ({ reason }: Reject) => t(`keep.rejects.${reason}`),
    },
  ];
  return (
    <Disclosure summary={count}>
      <DataTable
        caption={t('keep.rejectsKept')}
        columns={columns}
        rows={rejects}
        rowKey={({ line }) => String(line)}
        rowCountLabel=""
        emptyLabel=""
        maxHeight="20rem"
      />
    </Disclosure>
  );
}
