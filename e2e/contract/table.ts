import type { Result, Verdict } from './run.ts';

export type Column = { readonly name: string; readonly results: readonly Result[] };

const MARKS: { readonly [kind in Verdict['kind']]: string } = {
  passed: 'ok',
  failed: 'FAIL',
  inapplicable: '–',
};

/** One line per check, one column per pair; then the failures and every reason not to apply. */
export function formatTable(columns: readonly Column[]): string {
  const lines = columns[0]?.results.map(({ check }) => check) ?? [];
  const idWidth = Math.max(...lines.map(({ id }) => id.length), 5);
  const paragraphWidth = Math.max(...lines.map(({ paragraph }) => paragraph.length), 9);
  const width = Math.max(...columns.map(({ name }) => name.length), 4);
  const resultOf = (column: Column, id: string) =>
    column.results.find(({ check }) => check.id === id);
  const head = [
    'check'.padEnd(idWidth),
    'from'.padEnd(paragraphWidth),
    ...columns.map(({ name }) => name.padEnd(width)),
    'what holds',
  ].join('  ');
  const table = lines.map(({ id, paragraph, title }) =>
    [
      id.padEnd(idWidth),
      paragraph.padEnd(paragraphWidth),
      ...columns.map((column) => {
        const kind = resultOf(column, id)?.verdict.kind ?? 'inapplicable';
        return MARKS[kind].padEnd(width);
      }),
      title,
    ].join('  '),
  );
  return [head, ...table, ...explain(columns), summary(columns)].join('\n');
}

function explain(columns: readonly Column[]): string[] {
  const failures: string[] = [];
  const reasons = new Map<string, string[]>();
  for (const { name, results } of columns) {
    for (const { check, verdict, notes } of results) {
      if (verdict.kind === 'failed') failures.push(`  ${name}  ${check.id}: ${verdict.reason}`);
      const said = verdict.kind === 'inapplicable' ? [verdict.reason, ...notes] : notes;
      for (const reason of said) {
        const line = `${name}: ${reason}`;
        reasons.set(line, [...(reasons.get(line) ?? []), check.id]);
      }
    }
  }
  return [
    ...(reasons.size === 0 ? [] : ['', 'Says nothing about (–):']),
    ...[...reasons].map(([line, ids]) => `  ${line} [${ids.join(', ')}]`),
    ...(failures.length === 0 ? [] : ['', 'Failures:', ...failures]),
    '',
  ];
}

/** The last line of a run. */
export function summary(columns: readonly Column[]): string {
  const { passed, failed } = countVerdicts(columns);
  return `${passed} passed, ${failed} failed`;
}

export function countVerdicts(columns: readonly Column[]): { passed: number; failed: number } {
  const count = (kind: Verdict['kind']) =>
    columns.flatMap(({ results }) => results).filter(({ verdict }) => verdict.kind === kind).length;
  return { passed: count('passed'), failed: count('failed') };
}

export const hasFailures = (columns: readonly Column[]): boolean =>
  countVerdicts(columns).failed > 0;
