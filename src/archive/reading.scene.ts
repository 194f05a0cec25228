import { parseAddress } from '../domain/address.ts';
import type { FindingOf } from '../domain/finding.ts';
import type { Kind } from '../domain/kind.ts';
import { type ReadResult, readFile } from './read-file.ts';

export function read(
  text: string,
  name = 'file.csv',
  own: readonly string[] = [],
): Promise<ReadResult> {
  const addresses = own.flatMap((address) => {
    const parsed = parseAddress(address);
    return parsed.ok ? [parsed.value] : [];
  });
  return readFile({ name, bytes: new Blob([text]) }, addresses);
}

/** What a file held, if it is the kind expected. */
export function found<K extends Kind>(kind: K, result: ReadResult): FindingOf<K> {
  if (!result.ok) throw new Error(`No file of ${kind}: ${result.problem.code}.`);
  if (result.finding.kind !== kind) throw new Error(`Not ${kind}: ${result.finding.kind}.`);
  return result.finding as unknown as FindingOf<K>;
}

export function rejectsIn(result: ReadResult) {
  return result.ok
    ? result.finding.rejects.map(({ line, reason }) => [line, reason])
    : result.problem;
}
