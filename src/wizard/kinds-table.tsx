import { useMemo } from 'react';
import { countByKind, type KindCount } from '../domain/count-by-kind.ts';
import type { Holdings } from '../domain/holdings.ts';
import { KINDS_TO_CHOOSE, rowsByKind } from '../domain/kind-rows.ts';
import type { RelationKind } from '../domain/relation.ts';
import type { Count, ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { FoldTable } from '../ui/fold-table.tsx';
import { KindInside } from './kind-inside.tsx';
import { KindName } from './kind-name.tsx';
import { useCarrying, useObservable } from './services.tsx';
import { missingKinds } from './snapshot-standing.ts';

export type KindsTableProps = {
  readonly rows: readonly ReportRow[];
  /** Unknown where the new account could not be read. */
  readonly held: Holdings | undefined;
};

type Kind = { readonly kind: RelationKind; readonly count: KindCount };

/** Everything found, kind by kind; each unfolds into its rows. */
export function KindsTable({ rows, held }: KindsTableProps) {
  const { t, formats } = useWords();
  const counts = useMemo(() => countByKind({ rows }), [rows]);
  const byKind = useMemo(() => rowsByKind(rows), [rows]);
  const kinds = KINDS_TO_CHOOSE.flatMap((kind): readonly Kind[] => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
  if (kinds.length === 0) return <NothingOf found={kinds} />;
  return (
    <>
      <FoldTable
        caption={t('kinds.caption')}
        rows={kinds}
        rowKey={({ kind }) => kind}
        columns={[
          {
            id: 'kind',
            header: t('kinds.columns.kind'),
            cell: ({ kind, count }) => (
              <KindName kind={kind} left={count.counts['left-out'] ?? 0} />
            ),
          },
          { id: 'found', header: t('kinds.columns.found'), cell: figure((one) => one.total) },
          {
            id: 'there',
            header: t('kinds.columns.there'),
            cell: held === undefined ? unknown : figure(thereOf),
          },
          { id: 'todo', header: t('kinds.columns.todo'), cell: figure(todoOf) },
        ]}
        fold={{
          header: t('kinds.columns.inside'),
          openLabel: t('kinds.open'),
          closeLabel: t('kinds.close'),
          name: ({ kind }) => t(`kinds.names.${kind}`),
          content: ({ kind }) => (
            <KindInside kind={kind} rows={byKind.get(kind) ?? []} held={held} />
          ),
        }}
      />
      <NothingOf found={kinds} />
    </>
  );

  /** Nobody has told: a nought would say that nothing is there. */
  function unknown({ kind }: Kind) {
    return kind === 'profile' ? null : <span>{t('kinds.unknown')}</span>;
  }

  function figure(numberOf: (count: Count) => number) {
    return ({ kind, count }: Kind) => {
      // There is one profile; what differs in it is shown inside.
      if (kind === 'profile') return null;
      const inside = count.inside === undefined ? 0 : numberOf(count.inside);
      return (
        <>
          <span>{formats.number(numberOf(count))}</span>
          {inside === 0 || (kind !== 'list' && kind !== 'filter') ? null : (
            <span className="soft small ui-fold-part">
              {/* "1 4 members" is heard as fourteen. */}
              <span className="hidden">, </span>
              {t(`kinds.inside.${kind}`, { count: inside, n: formats.number(inside) })}
            </span>
          )}
        </>
      );
    };
  }
}

const thereOf = ({ counts }: Count): number =>
  (counts.done ?? 0) + (counts.already ?? 0) + (counts.waiting ?? 0);

/** By us, or by the server's own import. */
const todoOf = ({ counts, remaining }: Count): number => remaining + (counts['by-file'] ?? 0);

/** Kinds of which there is nothing, in a sentence instead of rows of noughts. */
function NothingOf({ found }: { readonly found: readonly Kind[] }) {
  const { t, formats } = useWords();
  const read = useObservable(useCarrying().snapshot);
  // What could not be read may be there all the same: the notice above says so.
  const unknown = missingKinds(read);
  const nothing = KINDS_TO_CHOOSE.filter(
    (kind) => !found.some((one) => one.kind === kind) && !unknown.includes(kind),
  );
  if (nothing.length === 0) return null;
  return (
    <p className="soft">
      {t('kinds.nothing', {
        things: formats.list(nothing.map((kind) => t(`reading.kinds.${kind}`))),
      })}
    </p>
  );
}
