import { useMemo } from 'react';
import { fileOf } from '../domain/import-kinds.ts';
import { KINDS_TO_CHOOSE, rowsByKind } from '../domain/kind-rows.ts';
import { isCarried } from '../domain/outcome.ts';
import type { ReportRow } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Arrival } from './arrival.tsx';
import { ImportSteps } from './import-steps.tsx';
import { useCarrying, useJourney, useObservable } from './services.tsx';

/**
 * What goes by the new server's own import: its files, what to do with them, and what has arrived.
 * Nothing where nothing does. It stays until the end, before the run and after it.
 */
export function ByFile({ rows }: { readonly rows: readonly ReportRow[] }) {
  const { t, formats } = useWords();
  const { byFile } = useObservable(useCarrying().work).choices;
  const { to } = useJourney();
  const kinds = useMemo(() => {
    if (byFile.size === 0) return [];
    const wanted = rows.filter(({ outcome }) => outcome?.code !== 'left-out');
    const byKind = rowsByKind(wanted);
    return KINDS_TO_CHOOSE.flatMap((kind) => {
      const file = byFile.has(kind) ? fileOf(kind) : undefined;
      const of = byKind.get(kind);
      return file === undefined || of === undefined ? [] : [{ kind, file, rows: of }];
    });
  }, [rows, byFile]);
  if (to === undefined || kinds.length === 0) return null;

  return (
    <section className="stack wide">
      <h2>{t('byFile.title', { server: to.local })}</h2>
      <p>{t('byFile.text')}</p>
      {kinds.map(({ kind, file, rows: of }, index) => (
        <Disclosure
          key={kind}
          open={index === 0}
          summary={t('byFile.there', {
            kind: t(`kinds.names.${kind}`),
            there: formats.number(of.filter(isThere).length),
            total: formats.number(of.length),
          })}
        >
          <ImportSteps file={file} end={to} rows={of} />
        </Disclosure>
      ))}
      <Arrival rows={kinds.flatMap(({ rows: of }) => of)} />
    </section>
  );
}

const isThere = ({ outcome }: ReportRow) => isCarried(outcome);
