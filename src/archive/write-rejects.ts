import type { Reject } from '../domain/finding.ts';
import { writeTable } from './write-table.ts';

/**
 * The lines that could not be read, as they came: nothing is put before a formula or taken away.
 * Those of several files follow each other in the order given.
 */
export function writeRejects(rejects: readonly Reject[]): string {
  return writeTable(rejects.map(({ cells }) => cells));
}
