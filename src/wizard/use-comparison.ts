import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { whatIsAlreadySo } from '../domain/already-so.ts';
import type { Holdings } from '../domain/holdings.ts';
import { isCarried, type Outcome } from '../domain/outcome.ts';
import type { ReportRow } from '../domain/report.ts';
import type { TaskId } from '../domain/task.ts';
import { comparisonQuery, queries } from './queries.ts';
import { useCarrying, useJourney, useObservable } from './services.tsx';

export type Comparison = {
  readonly isPending: boolean;
  /** Why it could not be made, if it could not. */
  readonly error: unknown;
  readonly again: () => void;
  /** Pages read so far. */
  readonly pages: number;
  /** What the new account has. */
  readonly held: Holdings | undefined;
  /** What needs no request, for it is so already. */
  readonly known: ReadonlyMap<TaskId, Outcome>;
  /** The report as it will be once `known` is noted. */
  readonly rows: readonly ReportRow[];
};

/** The difference between what there is to bring and what the new account has, read once. */
export function useComparison(): Comparison {
  const { run, work } = useCarrying();
  const { report } = useObservable(run);
  const { plan } = useObservable(work).work;
  const account = useJourney().to?.account;
  const [pages, setPages] = useState(0);
  const kinds = useMemo(() => [...new Set(plan.tasks.map(({ kind }) => kind))].sort(), [plan]);
  const query = useQuery(
    {
      ...comparisonQuery(run, { account: account?.actor ?? '', kinds }, setPages),
      enabled: kinds.length > 0,
    },
    queries,
  );
  const compared = query.data;
  const held = compared?.held;
  const known = useMemo(() => {
    if (compared === undefined) return NOTHING;
    // A choice made since is a small thing, and shows at once.
    return compared.tasks === plan.tasks
      ? compared.known
      : whatIsAlreadySo(plan.tasks, compared.held);
  }, [plan, compared]);
  const rows = useMemo(() => withKnown(report.rows, known), [report, known]);
  return {
    // A query that is never asked is pending for ever.
    isPending: query.isPending && kinds.length > 0,
    error: query.error,
    again: () => void query.refetch(),
    ...{ pages, held, known, rows },
  };
}

const NOTHING: ReadonlyMap<TaskId, Outcome> = new Map();

function withKnown(
  rows: readonly ReportRow[],
  known: ReadonlyMap<TaskId, Outcome>,
): readonly ReportRow[] {
  return rows.map((row) => {
    const outcome = known.get(row.task.id);
    return outcome === undefined || isCarried(row.outcome) ? row : { ...row, outcome };
  });
}
