/** One thing measured, as bench.json holds it. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: number;
  /** "max": the value must not exceed the bound. "min": it must reach it. */
  readonly direction: 'max' | 'min';
};

export function isMet({ value, bound, direction }: Figure): boolean {
  return direction === 'max' ? value <= bound : value >= bound;
}

/** A table for people: name, value, bound, and whether it holds. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', 'bound', ''],
    ...figures.map((figure) => [
      figure.name,
      `${format(figure.value)} ${figure.unit}`,
      `${figure.direction === 'max' ? '≤' : '≥'} ${format(figure.bound)}`,
      isMet(figure) ? 'ok' : 'MISSED',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

const format = (value: number) => String(Math.round(value * 100) / 100);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, two) => one - two);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}
